#pragma once
// Members with a log of their own that come in as a whole: of a demonstration, or from another book.

#include <string>

#include "native/service/service.h"

namespace loyalty::service {

/// A log of events, sealed or not, one a line, with the instants that it says. The member is that of its first event,
/// `member_joined`. False: the member was there before. Throws Refused, with the line in the pointer.
bool bring_log(Service& service, const std::string& log);

}  // namespace loyalty::service
