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
  json line = {{"bytes", served.bytes},
               {"id", served.request->id},
               {"method", served.request->method},
               {"ms", static_cast<std::int64_t>(served.seconds * 1000)},
               {"call", served.call},
               {"peer", served.peer},
               {"status", served.status}};
  if (!served.code.empty()) line["code"] = served.code;
  put(line);
}

void AccessLog::trouble(std::string_view where, std::string_view what) {
  put({{"trouble", where}, {"what", what}});
}

}  // namespace loyalty::service
