#include "core/wire/about.h"

#include "core/base/order.h"
#include "core/wire/reader.h"
#include "core/wire/writer.h"

namespace loyalty::wire {
namespace {

constexpr Kind remark_kind = {
    .expected = "a text",
    .text = [](Reader& r, void*, std::string_view v) {
      if (!v.empty()) r.tell(quoted(v));  // as if it were not there
    }};
constexpr Shape remark_shape = {.kind = &remark_kind, .max = limits::text_bytes};

void* anywhere(Reader&, void* slot) { return slot; }
void* at_any_key(Reader&, void* slot, std::string_view, std::int64_t) { return slot; }
void* at_an_id(Reader& r, void* slot, std::string_view key, std::int64_t) {
  return detail::is_id(r, key) ? slot : nullptr;
}

extern const Shape any_shape;
constexpr Kind any_kind = {
    .expected = "an object",
    .boolean = [](Reader& r, void*, bool v) { r.tell(v ? "true" : "false"); },
    .integer = [](Reader& r, void*, std::int64_t v) { r.tell(std::to_string(v)); },
    .text = [](Reader& r, void*, std::string_view v) { r.tell(quoted(v)); },
    .append = &anywhere,
    .insert = &at_any_key};
constinit const Shape any_shape = {
    .kind = &any_kind, .min = -max_amount, .max = max_amount, .element = &any_shape};

constexpr Kind any_object_kind = {.expected = "an object", .insert = &at_any_key};
constinit const Shape any_object_shape = {.kind = &any_object_kind, .element = &any_shape};

constexpr Kind names_kind = {.expected = "an object", .insert = &at_an_id};

// They go nowhere: their object stands for the place.
void* in_place(void* object) { return object; }
constexpr Holding no_holding{nullptr, nullptr};
constinit const PackedField about_fields[] = {
    {"ext", &any_object_shape, &in_place, &no_holding, 3},
    {"icon", &remark_shape, &in_place, &no_holding, 4},
    {"name", &remark_shape, &in_place, &no_holding, 4},
    {"note", &remark_shape, &in_place, &no_holding, 4}};

}  // namespace

constinit const Shape Describe<Names>::shape = {.kind = &names_kind, .element = &remark_shape};

const PackedField* field_about(std::string_view name) {
  for (const PackedField& field : about_fields)
    if (field.name() == name) return &field;
  return nullptr;
}

std::span<const PackedField> fields_about() { return about_fields; }

std::uint8_t bit_about(const PackedField* field) {
  return static_cast<std::uint8_t>(1 << (field - about_fields));
}

bool takes_anything(const Shape& shape) { return shape.kind == &any_kind; }

void sort(About& about) {
  put_in_order(about, [](const Told& a, const Told& b) { return a.at < b.at; });
}

const std::string* repeated(const About& sorted) {
  for (std::size_t i = 1; i < sorted.size(); ++i)
    if (sorted[i].at == sorted[i - 1].at) return &sorted[i].at;
  return nullptr;
}

}  // namespace loyalty::wire
