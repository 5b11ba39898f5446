#include "native/service/slices.h"

#include <charconv>

namespace loyalty::service {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) { skip_spaces(); }

  bool at_end() const { return at_ >= text_.size(); }
  bool take(char c) {
    if (at_end() || text_[at_] != c) return false;
    ++at_;
    skip_spaces();
    return true;
  }
  /// A value whole; "": it does not end.
  std::string_view value() {
    const std::size_t from = at_;
    int depth = 0;
    while (!at_end()) {
      const char c = text_[at_];
      if (c == '"') {
        if (!pass_text()) return {};
      } else if (c == '{' || c == '[') {
        ++depth;
        ++at_;
      } else if (c == '}' || c == ']') {
        if (depth == 0) break;
        --depth;
        ++at_;
        if (depth == 0) break;
        continue;
      } else if (depth == 0 && (c == ',' || c == ':' || is_space(c))) {
        break;
      } else {
        ++at_;
        continue;
      }
      if (depth == 0) break;
    }
    if (depth != 0) return {};
    const std::string_view found = text_.substr(from, at_ - from);
    skip_spaces();
    return found;
  }

 private:
  void skip_spaces() {
    while (!at_end() && is_space(text_[at_])) ++at_;
  }
  bool pass_text() {
    for (++at_; !at_end(); ++at_) {
      if (text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == '"') {
        ++at_;
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::string_view unquoted(std::string_view raw) {
  if (raw.size() < 2 || raw.front() != '"') return {};
  return raw.substr(1, raw.size() - 2);
}

}  // namespace

std::optional<Slices> Slices::of(std::string_view object) {
  Slices slices;
  Scanner scan(object);
  if (!scan.take('{')) return {};
  if (!scan.take('}')) do {
      const std::string_view key = scan.value();
      if (key.size() < 2 || key.front() != '"' || !scan.take(':')) return {};
      const std::string_view value = scan.value();
      if (value.empty()) return {};
      slices.members_.emplace_back(unquoted(key), value);
      if (scan.take('}')) break;
      if (!scan.take(',')) return {};
    } while (true);
  if (!scan.at_end()) return {};
  return slices;
}

std::string_view Slices::operator[](std::string_view key) const {
  for (const auto& [name, value] : members_)
    if (name == key) return value;
  return {};
}

std::string_view Slices::text(std::string_view key) const { return unquoted((*this)[key]); }

std::int64_t Slices::number(std::string_view key, std::int64_t otherwise) const {
  const std::string_view raw = (*this)[key];
  std::int64_t value = otherwise;
  std::from_chars(raw.data(), raw.data() + raw.size(), value);
  return value;
}

std::string Slices::with(std::string_view key, std::string_view value) const {
  std::string out = "{\"";
  out.append(key).append("\":").append(value);
  for (const auto& [name, given] : members_)
    if (name != key) out.append(",\"").append(name).append("\":").append(given);
  return out += '}';
}

std::vector<std::string_view> elements_of(std::string_view array) {
  std::vector<std::string_view> list;
  Scanner scan(array);
  if (!scan.take('[') || scan.take(']')) return list;
  do {
    list.push_back(scan.value());
    if (list.back().empty()) return {};
  } while (scan.take(','));
  return list;
}

}  // namespace loyalty::service
