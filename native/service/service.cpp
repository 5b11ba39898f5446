#include "native/service/service.h"

#include "native/service/calls/calls.h"
#include "native/service/reading.h"
#include "native/service/routes.h"

namespace loyalty::service {
namespace {

/// After so many other processes that were there first it is not worth another try.
constexpr int tries_at_most = 8;

/// Staff keys are for one kind of work; the one for everything may all of it.
bool may(const Caller& caller, const Route& route, const Found& found) {
  if (route.role == Role::none || caller.role == Role::admin) return true;
  if (route.role == Role::member) {
    if (caller.is_member()) {
      const auto member = found.path.find("member");
      return member == found.path.end() || member->second == caller.id;
    }
    return caller.role == Role::orders || caller.role == Role::care;
  }
  return caller.role == route.role;
}

Caller let_in(const Keys& keys, const Request& request, const Found& found, std::int64_t now) {
  const Route& route = *found.route;
  if (route.role == Role::none) return {};
  const Caller caller = keys.who(request.authorization, now);
  if (caller.role == Role::none) {
    Answer answer = problem(401, "token_missing");
    answer.headers.emplace_back("WWW-Authenticate", "Bearer");
    throw Refused{std::move(answer)};
  }
  if (!may(caller, route, found)) refuse(403, "not_allowed");
  return caller;
}

const Found& found_or_refuse(const Found& found) {
  if (found.route) return found;
  if (found.methods.empty()) refuse(404, "no_such_path");
  Answer answer = problem(405, "method_not_allowed");
  answer.headers.emplace_back("Allow", found.methods);
  throw Refused{std::move(answer)};
}

}  // namespace

Service::Service(Store& s, Keys& k, Settings set, Clock c)
    : store(s),
      keys(k),
      settings(std::move(set)),
      clock(std::move(c)),
      writer(store),
      programs(store),
      goods(store),
      totals(store, programs),
      members(store, programs, writer, settings.warm_members, settings.snapshot_after),
      seeds(store, keys.secrets().seeds),
      fleeting(store),
      outgoing(settings.outgoing_time) {
  writer.watch([this](double seconds, std::size_t changes, bool written) {
    written ? metrics.committed(seconds, changes) : metrics.commit_failed();
  });
  metrics.watch("loyalty_warm_members", "Members open in memory.",
                [this] { return static_cast<double>(members.warm()); });
  constexpr const char* opened = "loyalty_members_opened_total";
  constexpr const char* read = "Members read from the store, as they were not open in memory.";
  const auto of_members = [this](std::uint64_t Members::Counts::*which) {
    return [this, which] { return static_cast<double>(members.counts().*which); };
  };
  metrics.count(opened, read, of_members(&Members::Counts::for_requests), "why=\"request\"");
  metrics.count(opened, read, of_members(&Members::Counts::for_visits), "why=\"sweep\"");
  metrics.count("loyalty_members_displaced_total", "Members closed to make room for others.",
                of_members(&Members::Counts::displaced));
  metrics.watch("loyalty_writer_waiting", "Requests that wait for the disk.",
                [this] { return static_cast<double>(writer.waiting()); });
  metrics.watch("loyalty_outbox_notices", "What waits to be told.",
                [this] { return static_cast<double>(store.outbox()); });
}

std::optional<Answer> Service::guarded(const std::function<std::optional<Answer>()>& does) {
  try {
    return does();
  } catch (Refused& refused) {
    return std::move(refused.answer);
  } catch (const StoreFailed&) {
    return problem(503, "store_failed");
  } catch (const nlohmann::json::exception&) {
    // A member of the body has another type than the call asked for.
    return problem(400, "wrong_type", "", {{"expected", "another type"}, {"got", "this one"}});
  } catch (const std::exception&) {
    return problem(500, "internal");
  }
}

Answer Service::declined(const Request& request, Answer refusal) {
  if (!waits_shortly(request)) return refusal;
  return *guarded([&]() -> std::optional<Answer> {
    auto word = decline_wechat(*this, request);
    return word ? std::move(*word) : std::move(refusal);
  });
}

void Service::perform(const Request& request, std::function<void(Answer)> answer) {
  attempt(std::make_shared<const Request>(request),
          std::make_shared<std::function<void(Answer)>>(std::move(answer)), 1);
}

void Service::attempt(const std::shared_ptr<const Request>& request,
                      const std::shared_ptr<std::function<void(Answer)>>& answer, int tries) {
  Glimpses ahead;
  auto now = guarded([&]() -> std::optional<Answer> {
    const Found found = find_route(*request);
    if (request->method == "OPTIONS" && !found.methods.empty())
      return Answer{204, "", "", {{"Allow", found.methods}}};
    found_or_refuse(found);
    // Of half a query it is not known what was asked for: a dry run must not become an order.
    if (request->query_broken) refuse(400, "invalid_query");
    const std::int64_t at = clock();
    Call call{*this, *request, let_in(keys, *request, found, at), found.path, {}, at};
    call.sending.digest = RequestDigest(request);
    call.sending.answer = [answer](Answer a) { (*answer)(std::move(a)); };
    call.sending.again = [this, request, answer, tries] { retry(request, answer, tries); };
    if (const auto member = found.path.find("member");
        member != found.path.end() && !is_id(member->second))
      refuse(404, "unknown_member", "", {{"id", member->second}});
    return found.route->call(call);
  });
  if (!now) return;
  if (ahead.empty()) return (*answer)(std::move(*now));
  ahead.settle(writer, [this, request, answer, tries, made = std::move(*now)](bool is_there) {
    if (!is_there) return retry(request, answer, tries);
    (*answer)(made);
  });
}

void Service::retry(const std::shared_ptr<const Request>& request,
                    const std::shared_ptr<std::function<void(Answer)>>& answer, int tries) {
  if (tries >= tries_at_most) return (*answer)(problem(503, "busy"));
  later_for(member_in_path(*request),
            [this, request, answer, tries] { attempt(request, answer, tries + 1); });
}

}  // namespace loyalty::service
