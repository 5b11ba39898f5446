// The engine for JavaScript: text in, text out, errors as values. js-glue/ makes objects and errors of them.

#include <emscripten/bind.h>

#include <string>

#include "core/engine/engine.h"
#include "wasm/allocation.h"

namespace loyalty {
namespace {

/// An engine that remembers whether its last answer was an error: one text crosses the boundary, not an object. Calls that
/// change it take memory for it until `refused` is asked, which ends each call.
class Center {
 public:
  Center() {
    take_for(this);
    take_for_call();
  }

  std::string open(const std::string& program, const std::string& account) {
    take_for(this);
    return keep(engine_.open(program, account));
  }
  std::string overview(const std::string& request) { return keep(engine_.overview(request)); }
  std::string quote(const std::string& cart) { return keep(engine_.quote(cart)); }
  std::string preview(const std::string& event) { return keep(engine_.preview(event)); }
  std::string apply(const std::string& event) {
    take_for(this);
    return keep(engine_.apply(event));
  }
  std::string snapshot() { return keep(engine_.snapshot()); }
  std::string clock(const std::string& request) { return keep(engine_.clock(request)); }
  std::string verify(const std::string& request) { return keep(engine_.verify(request)); }

  bool refused() const {
    take_for_call();
    return refused_;
  }

 private:
  std::string keep(Reply&& reply) {
    refused_ = !reply.ok;
    return std::move(reply.text);
  }

  Engine engine_;
  bool refused_ = false;
};

std::string version() { return std::string(engine_version()); }

}  // namespace

EMSCRIPTEN_BINDINGS(loyalty) {
  emscripten::class_<Center>("Center")
      .constructor<>()
      .function("open", &Center::open)
      .function("overview", &Center::overview)
      .function("quote", &Center::quote)
      .function("preview", &Center::preview)
      .function("apply", &Center::apply)
      .function("snapshot", &Center::snapshot)
      .function("clock", &Center::clock)
      .function("verify", &Center::verify)
      .function("refused", &Center::refused);
  emscripten::function("version", &version);
  emscripten::function("recover", &recover);
}

}  // namespace loyalty
