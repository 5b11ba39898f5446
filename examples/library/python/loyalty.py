"""libloyalty for Python, with ctypes: nothing to build, no package beside it.

    LIBLOYALTY=/usr/local/lib/libloyalty.so.1 python3 loyalty.py PROGRAM CART [ACCOUNT]

A call releases Python's lock, so that threads with a center each run on several cores.
"""

import ctypes
import json
import os
import sys

_library = ctypes.CDLL(os.environ.get("LIBLOYALTY", "libloyalty.so.1"))
if _library.loyalty_abi_version() != 1:
    raise ImportError("libloyalty has another ABI than this module")


class _Answer(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_size_t)]


_text = [ctypes.c_char_p, ctypes.c_size_t]
_handle, _into = ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p)
_answer = ctypes.POINTER(_Answer)


def _declare(name, takes, gives=ctypes.c_int):
    function = getattr(_library, name)
    function.argtypes, function.restype = takes, gives
    return function


_free = _declare("loyalty_free", [ctypes.c_void_p], None)
_read = _declare("loyalty_program_read", [*_text, _into, _answer])
_open = _declare("loyalty_center_open", [_handle, *_text, _into, _answer])
_close_program = _declare("loyalty_program_close", [_handle], None)
_close_center = _declare("loyalty_center_close", [_handle], None)
_due = _declare("loyalty_due", [_handle, ctypes.POINTER(ctypes.c_int64)])
_snapshot = _declare("loyalty_snapshot", [_handle, _answer])
_check_program = _declare("loyalty_check_program", [*_text, _answer])
_check_change = _declare("loyalty_check_change", [*_text, *_text, _answer])
_calls = {
    name: _declare(f"loyalty_{name}", [_handle, *_text, _answer])
    for name in ("quote", "verify", "overview", "preview", "clock", "apply", "replay")
}
_past = {name: _declare(f"loyalty_{name}", [_handle, *_text, *_text, _answer]) for name in ("past_orders", "records")}
engine_version = _declare("loyalty_engine_version", [], ctypes.c_char_p)().decode()
rules_version = _declare("loyalty_rules_version", [], ctypes.c_int64)()


class Refused(Exception):
    """What the engine does not accept: `code`, `at`, `details`, and further problems in `others`."""

    def __init__(self, answer):
        self.code, self.at, self.details = (answer["error"][key] for key in ("code", "at", "details"))
        self.others = answer.get("others", [])
        super().__init__(f"{self.code} at {self.at or '/'}: {self.details}")


def _ask(function, *given):
    answer = _Answer()
    status = function(*given, ctypes.byref(answer))
    if status == 2:
        raise MemoryError
    try:
        told = json.loads(ctypes.string_at(answer.data, answer.size))
    finally:
        _free(answer.data)
    if status != 0:
        raise Refused(told)
    return told


def _bytes(document):
    """A document as objects, as text or as bytes."""
    if not isinstance(document, (str, bytes)):
        document = json.dumps(document, ensure_ascii=False)
    data = document.encode() if isinstance(document, str) else document
    return data, len(data)


class Program:
    """A merchant's program: any number of centers, on any threads."""

    def __init__(self, document):
        self._handle = ctypes.c_void_p()
        self.identity = _ask(_read, *_bytes(document), ctypes.byref(self._handle))

    def __del__(self):
        _close_program(self._handle)


class Center:
    """A member's center, for one thread at a time. Without an account it is a new member's."""

    def __init__(self, program, account=""):
        self._handle = ctypes.c_void_p()
        self.opened = _ask(_open, program._handle, *_bytes(account), ctypes.byref(self._handle))

    def __del__(self):
        _close_center(self._handle)

    def snapshot(self):
        return _ask(_snapshot, self._handle)

    def past_orders(self, log, request):
        """Orders that the overview shows no more, the newest first; `log`: all sealed events, one a line."""
        return _ask(_past["past_orders"], self._handle, *_bytes(log), *_bytes(request))

    def records(self, log, request):
        """What was ever done, the newest first."""
        return _ask(_past["records"], self._handle, *_bytes(log), *_bytes(request))

    def due(self):
        at = ctypes.c_int64()
        return at.value if _due(self._handle, ctypes.byref(at)) else None


def _method(name):
    return lambda self, document: _ask(_calls[name], self._handle, *_bytes(document))


for _name in _calls:
    setattr(Center, _name, _method(_name))


def check_program(document):
    return _ask(_check_program, *_bytes(document))


def check_change(before, after):
    return _ask(_check_change, *_bytes(before), *_bytes(after))


def main(arguments):
    program, cart, *account = [open(path, "rb").read() for path in arguments]
    try:
        center = Center(Program(program), *account)
        print(json.dumps(center.quote(cart), ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    except Refused as refused:
        sys.exit(str(refused))


if __name__ == "__main__":
    main(sys.argv[1:])
