#include "native/doctor/running.h"

#include <curl/curl.h>

#include <memory>

#include "core/engine/engine.h"
#include "native/command/fields.h"
#include "native/command/moments.h"
#include "native/command/problems.h"

namespace loyalty::native {
namespace {

using nlohmann::json;

constexpr long milliseconds_at_most = 10'000;
/// Larger than any program that the service takes.
constexpr std::size_t bytes_at_most = 64 << 20;

struct Got {
  long status = 0;
  std::string body;
};

std::size_t take_in(char* bytes, std::size_t size, std::size_t count, void* into) {
  std::string& body = *static_cast<std::string*>(into);
  if (body.size() + size * count > bytes_at_most) return 0;
  body.append(bytes, size * count);
  return size * count;
}

Got get(const std::string& address, const std::string& path, const std::string& key) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(),
                                                                   curl_easy_cleanup);
  if (!handle) throw std::runtime_error("libcurl cannot be used");
  CURL* const curl = handle.get();
  const std::string url = address + path, bearer = "Authorization: Bearer " + key;
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(
      key.empty() ? nullptr : curl_slist_append(nullptr, bearer.c_str()), curl_slist_free_all);
  Got got;
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, milliseconds_at_most);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "loyalty");
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_in);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &got.body);
  if (const CURLcode code = curl_easy_perform(curl); code != CURLE_OK)
    throw Failure(exit_no_input, say("doctor.unreachable",
                                     {{"service", address}, {"reason", curl_easy_strerror(code)}}));
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &got.status);
  return got;
}

/// What a call answers that any service of this kind answers so.
json asked(const std::string& address, const std::string& path, const std::string& key = "") {
  const Got got = get(address, path, key);
  if (got.status == 401 || got.status == 403)
    throw Failure(exit_no_input, say("doctor.key_refused", {{"service", address}}));
  const json answer = json::parse(got.body, nullptr, false);
  const bool unready = got.status == 503 || got.status == 404;
  if (!answer.is_object() || (got.status != 200 && !unready))
    throw Failure(exit_bad_input, say("doctor.no_service", {{"service", address}}));
  return answer;
}

/// The program that pages are given, with the digest that this build makes of it.
json program_of(const std::string& address) {
  const Got got = get(address, "/v1/program", "");
  const json answer = json::parse(check_program(got.body).text);
  const json program = json::parse(got.body, nullptr, false);
  json told = {{"id", text(program, "id")}, {"version", number(program, "version")}};
  if (answer.contains("error"))
    told["error"] = answer["error"];
  else
    told["own_digest"] = answer["digest"];
  return told;
}

/// Versions that were active before, whose receipts are still taken.
json accepted_by(const std::string& address, const std::string& key) {
  json accepted = json::array();
  const json listed = asked(address, "/v1/programs", key);
  for (const json& version : child(listed, "programs")) {
    const auto until = maybe_number(version, "accepted_until");
    if (until && *until > now())
      accepted.push_back({{"digest", text(version, "digest")},
                          {"until", *until},
                          {"version", number(version, "version")}});
  }
  return accepted;
}

bool is_taken(const json& service, const std::string& digest) {
  if (text(child(service, "program"), "digest") == digest) return true;
  for (const json& version : child(service, "accepted"))
    if (text(version, "digest") == digest) return true;
  return false;
}

}  // namespace

json service_at(const std::string& given, const std::string& key) {
  std::string address = given;
  while (!address.empty() && address.back() == '/') address.pop_back();
  const json health = asked(address, "/healthz");
  const auto rules = maybe_number(health, "rules");
  if (!rules) throw Failure(exit_bad_input, say("doctor.no_service", {{"service", address}}));
  json service = {{"address", address}, {"engine", text(health, "engine")}, {"rules", *rules}};
  const json ready = asked(address, "/readyz");
  if (child(ready, "program").is_object()) {
    service["program"] = program_of(address);
    service["program"]["digest"] = text(ready["program"], "digest");
  } else {
    service["unready"] = text(ready, "code");
  }
  if (!key.empty()) service["accepted"] = accepted_by(address, key);
  return service;
}

void compare_service(json& service, const json& found) {
  json differences = json::array();
  const auto rules = number(service, "rules");
  const auto differs = [&](const char* what, json own, json theirs) {
    differences.push_back(
        {{"own", std::move(own)}, {"service", std::move(theirs)}, {"what", what}});
  };
  if (const auto own = number(found["build"], "rules"); own != rules)
    differs("rules_of_build", own, rules);
  if (found.contains("module"))
    if (const auto own = number(found["module"], "rules"); own != rules)
      differs("rules_of_module", own, rules);
  const json& program = child(service, "program");
  if (program.is_null()) {
    differs("no_program", nullptr, service["unready"]);
  } else if (program.contains("error")) {
    differs("program_unusable", program["error"]["code"], program["digest"]);
  } else if (program["own_digest"] != program["digest"]) {
    differs("digest_of_program", program["own_digest"], program["digest"]);
  }
  for (const json& own : found["programs"])
    if (!program.is_null() && own.contains("digest") && !is_taken(service, text(own, "digest")))
      differs("program_not_taken", own["digest"], program["digest"]);
  service["agrees"] = differences.empty();
  service["differences"] = std::move(differences);
}

}  // namespace loyalty::native
