#pragma once
// Faults that the simulator has to find. Each is planted between the service and its database, so the service itself has no
// trace of any: what it asks for is done otherwise.

#include <array>
#include <memory>
#include <string_view>

#include "tests/service/failing_disk.h"

namespace simulator {

using namespace loyalty::service;

enum class Fault {
  none,
  early_answer,    ///< answered before it is committed
  lost_answer,     ///< what was asked for is not kept with the event
  lost_event,      ///< counted, and not in the log
  old_snapshot,    ///< said to be of fewer events than are in it
  early_snapshot,  ///< has an event that is not in the log
  half_request,    ///< the second log of a request in a transaction of its own
  returned_twice,  ///< a use that is given back counts twice
  limit_unseen,    ///< uses beyond a limit
  lost_wake,       ///< nobody looks when something falls due
  lost_link,       ///< who brought a member is not kept
  lost_notice,     ///< what is to be told is not
};
inline constexpr std::array fault_names = {
    std::string_view("none"),         std::string_view("early-answer"),
    std::string_view("lost-answer"),  std::string_view("lost-event"),
    std::string_view("old-snapshot"), std::string_view("early-snapshot"),
    std::string_view("half-request"), std::string_view("returned-twice"),
    std::string_view("limit-unseen"), std::string_view("lost-wake"),
    std::string_view("lost-link"),    std::string_view("lost-notice")};

/// A fault, and how often it has struck.
struct Plant {
  Fault fault = Fault::none;
  loyalty::oracle::Random dice{0};
  std::shared_ptr<const Trouble> trouble;  ///< of the disk: a sound one fails nowhere
  std::int64_t struck = 0;
};

std::unique_ptr<Database> planted(std::unique_ptr<Database> disk, std::shared_ptr<Plant> plant);

}  // namespace simulator
