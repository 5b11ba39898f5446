#include "native/service/access_log.h"

#include <cstdio>

namespace loyalty::service {

using nlohmann::json;

namespace {

void put(const json& line) {
  const std::string text = line.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
  std::fwrite(text.data(), 1, text.size(), stderr);  // whole lines: stderr locks
}

}  // namespace

void AccessLog::write(const Served& served) {
  if (!on_) return;
  // Methods, calls, codes, addresses and cleaned ids have nothing to escape.
  std::string line = "{\"bytes\":" + std::to_string(served.bytes) + ",\"call\":\"" + served.call;
  if (!served.code.empty()) line += "\",\"code\":\"" + served.code;
  line += "\",\"id\":\"" + served.request->id + "\",\"method\":\"" + served.request->method +
          "\",\"ms\":" + std::to_string(static_cast<std::int64_t>(served.seconds * 1000)) +
          ",\"peer\":\"" + served.peer + "\",\"status\":" + std::to_string(served.status) + "}\n";
  std::fwrite(line.data(), 1, line.size(), stderr);  // whole lines: stderr locks
}

void AccessLog::trouble(std::string_view where, std::string_view what) {
  put({{"trouble", where}, {"what", what}});
}

}  // namespace loyalty::service
