#pragma once
// The engine's answers as a person reads them. Each takes the parsed answer and gives whole lines.
// What an answer does not have is left out.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "native/command/session.h"

namespace loyalty::native {

std::string overview_text(const Session& session, const nlohmann::json& overview, std::int64_t at);

/// `cart` is what was asked; it has the goods' names.
std::string quote_text(const Session& session, const nlohmann::json& cart,
                       const nlohmann::json& quote);

/// What one event did, one change a line.
std::string changes_text(const Session& session, const nlohmann::json& changes);

/// A change in cells: what, how much, of what, until when.
struct ChangeRow {
  std::string label, amount, what, until;
};
/// What a list of facts comes to: equal things summed, counters that no member would ask about left out.
std::vector<ChangeRow> change_rows(const Session& session, const nlohmann::json& facts);

std::string verdict_text(const Session& session, const nlohmann::json& verdict);

/// A level with its progress: "银卡 ███████░░░ 金卡  还差 320 成长值".
std::string tier_text(const Session& session, const nlohmann::json& tier);

/// What a list of requirements still lacks: "累计充值 ¥200.00、2 笔订单".
std::string missing_text(const Session& session, const nlohmann::json& missing);

/// What is missing for an offer that is nearly reached.
std::string near_miss_text(const Session& session, const nlohmann::json& miss);

/// Why an offer is not applied, in words and numbers.
std::string reason_text(const nlohmann::json& reason);

}  // namespace loyalty::native
