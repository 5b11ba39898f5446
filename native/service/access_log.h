#pragma once
// One JSON line a request on standard error. No body, no query, no secret: they hold members' data.

#include <string_view>

#include "native/service/http.h"

namespace loyalty::service {

class AccessLog {
 public:
  explicit AccessLog(bool on) : on_(on) {}
  void write(const Served& served);
  void trouble(std::string_view where, std::string_view what);

 private:
  const bool on_;
};

}  // namespace loyalty::service
