import "/member-center/element.mjs";

const card = document.querySelector("member-savings");

if (new URLSearchParams(location.search).has("offline")) {
  // Without a service: a program and an account, from wherever the page has them.
  const [program, account] = await Promise.all(["program.json", "account.json"].map(async (name) => (await fetch(name)).json()));
  card.sample = { program, account };
} else {
  // The shop's backend knows who is logged in, and makes the token: POST /v1/tokens with its own key.
  card.token = async () => {
    const answer = await fetch("/api/supermarket/backend/tokens", { method: "POST", body: JSON.stringify({ member: card.getAttribute("member"), channel: "h5" }) });
    return (await answer.json()).token;
  };
}
