"""All vectors through libloyalty: vectors.py FOLDER... Prints what differs, then "N passed, N failed"."""

import json
import pathlib
import sys
import threading

import loyalty


def text_of(folder, given):
    if given is None:
        return ""
    if isinstance(given, str):
        return (folder / given).read_bytes()
    return json.dumps(given, ensure_ascii=False)


def ask(center, program, call):
    name = call["call"]
    given = call["text"] if "text" in call else call.get("input", {})
    if "padding" in call:
        given += " " * call["padding"]
    if name == "snapshot":
        return center.snapshot()
    if name == "open":
        return center.opened
    if name == "check_program":
        return loyalty.check_program(program)
    if name == "check_change":
        return loyalty.check_change(program, given)
    return getattr(center, name)(given)


def run(path):
    vector = json.loads(path.read_bytes())
    if not isinstance(vector, dict) or "calls" not in vector:
        return None
    program = text_of(path.parent, vector.get("program"))
    account = text_of(path.parent, vector.get("account"))
    center, wrong = None, []
    for place, call in enumerate(vector["calls"]):
        try:
            if center is None and not call["call"].startswith("check"):
                center = loyalty.Center(loyalty.Program(program), account)
            answer = ask(center, program, call)
            if "error" in call or ("output" in call and answer != call["output"]):
                wrong.append(f"{path}: /calls/{place}: {json.dumps(answer)[:300]}")
        except loyalty.Refused as refused:
            expected = {**call.get("output", {}).get("error", {}), **call.get("error", {})}
            if "error" not in call or refused.code != expected["code"]:
                wrong.append(f"{path}: /calls/{place}: {refused} in place of {expected}")
            # A center that was not opened is not there to be asked.
            if call["call"] == "open":
                break
    return wrong


def main(folders):
    paths = [path for folder in folders for path in sorted(pathlib.Path(folder).rglob("*.json"))]
    results = [None] * len(paths)

    # A center belongs to one thread at a time: each thread has its own vectors.
    def share(first):
        for i in range(first, len(paths), 4):
            results[i] = run(paths[i])

    threads = [threading.Thread(target=share, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ran = [result for result in results if result is not None]
    for result in ran:
        print(*result, sep="\n", end="\n" if result else "")
    print(f"{sum(not r for r in ran)} passed, {sum(bool(r) for r in ran)} failed")


main(sys.argv[1:])
