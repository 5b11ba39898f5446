#include "native/service/calls/coming_in.h"

namespace loyalty::service {

using nlohmann::json;

Reaction read_outbox(Call& call) {
  const std::int64_t after = call.number("after", 0, INT64_MAX);
  const std::int64_t limit = call.number("limit", 100, 1000);
  json list = json::array();
  std::int64_t next = after;
  for (const StoredNotice& stored : call.service.store.notices(after, limit)) {
    const Notice& notice = stored.notice;
    list.push_back({{"at", notice.at},
                    {"kind", notice.kind},
                    {"member", notice.member},
                    {"n", stored.n},
                    {"what", open_notice(call.service, notice.text)}});
    next = stored.n;
  }
  return json_answer({{"next", next}, {"notices", std::move(list)}});
}

Reaction forget_outbox(Call& call) {
  if (!call.request.query.contains("through")) refuse(400, "missing", "", {{"key", "through"}});
  call.service.store.forget_notices(call.number("through", 0, INT64_MAX));
  return Answer{204, "", "", {}};
}

}  // namespace loyalty::service
