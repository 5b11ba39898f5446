#include "core/wire/slices.h"

#include <charconv>

#include "core/wire/kept_text.h"

namespace loyalty::wire {
namespace {

namespace ondemand = simdjson::ondemand;

/// Calls `each` with every element of an object or array, and `part`, which finds what it is given of the kept text in `text`.
/// False: it does not close, `each` said so, or something follows it.
template <class Container, class Each>
bool all_of(std::string_view text, const Each& each) {
  KeptText<ondemand::parser> kept;
  const std::string_view copy = kept.take(text);
  ondemand::document document;
  if (kept.json.iterate(copy.data(), copy.size(), kept.room()).get(document)) return false;
  Container container;
  if (document.get<Container>().get(container)) return false;
  const auto part = [&](std::string_view found) {
    return text.substr(static_cast<std::size_t>(found.data() - copy.data()), found.size());
  };
  for (auto element : container)
    if (!each(element, part)) return false;
  // There is a place to be at only where something follows.
  const char* rest = nullptr;
  return document.current_location().get(rest) != simdjson::SUCCESS;
}

/// What stands between its quotes.
std::string_view name_of(const ondemand::field& field) {
  const char* const begin = field.key().raw();
  const char* end = begin;
  while (*end != '"') end += *end == '\\' ? 2 : 1;
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::string_view unquoted(std::string_view raw) {
  if (raw.size() < 2 || raw.front() != '"') return {};
  return raw.substr(1, raw.size() - 2);
}

}  // namespace

std::optional<Slices> Slices::of(std::string_view object) {
  Slices slices;
  const bool whole = all_of<ondemand::object>(object, [&](auto& element, const auto& part) {
    ondemand::field field;
    std::string_view value;
    if (std::move(element).get(field) || text_of(field.value()).get(value) || value.empty())
      return false;
    slices.members_.emplace_back(part(name_of(field)), part(value));
    return true;
  });
  if (!whole) return {};
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

bool Slices::plain() const {
  for (auto it = members_.begin(); it != members_.end(); ++it) {
    if (it->first.find('\\') != it->first.npos) return false;
    for (auto other = members_.begin(); other != it; ++other)
      if (other->first == it->first) return false;
  }
  return true;
}

std::string_view value_at(std::string_view object, std::string_view pointer) {
  while (!pointer.empty()) {
    const auto end = std::min(pointer.find('/', 1), pointer.size());
    const auto slices = Slices::of(object);
    if (!slices || !slices->plain()) return {};
    object = (*slices)[pointer.substr(1, end - 1)];
    pointer.remove_prefix(end);
  }
  return object;
}

bool same_values(std::string_view one, std::string_view other,
                 std::span<const std::string_view> pointers) {
  const auto own = Slices::of(one), their = Slices::of(other);
  if (!own || !their || !own->plain() || !their->plain()) return false;
  return std::all_of(pointers.begin(), pointers.end(), [&](std::string_view at) {
    const auto end = std::min(at.find('/', 1), at.size());
    const auto name = at.substr(1, end - 1), below = at.substr(end);
    const std::string_view value = value_at((*own)[name], below);
    return !value.empty() && value == value_at((*their)[name], below);
  });
}

std::vector<std::string_view> elements_of(std::string_view array) {
  std::vector<std::string_view> list;
  const bool whole = all_of<ondemand::array>(array, [&](auto element, const auto& part) {
    std::string_view value;
    if (element.error() || text_of(element.value_unsafe()).get(value) || value.empty())
      return false;
    list.push_back(part(value));
    return true;
  });
  if (!whole) list.clear();
  return list;
}

}  // namespace loyalty::wire
