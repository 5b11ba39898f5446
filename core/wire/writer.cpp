#include "core/wire/writer.h"

namespace loyalty::wire {

Writer& Writer::text(std::string_view v) {
  separate();
  out_ += '"';
  std::size_t copied = 0;
  for (std::size_t i = 0; i < v.size(); ++i) {
    const auto c = static_cast<unsigned char>(v[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out_.append(v.substr(copied, i - copied));
    copied = i + 1;
    out_ += '\\';
    switch (c) {
      case '"': out_ += '"'; break;
      case '\\': out_ += '\\'; break;
      case '\b': out_ += 'b'; break;
      case '\f': out_ += 'f'; break;
      case '\n': out_ += 'n'; break;
      case '\r': out_ += 'r'; break;
      case '\t': out_ += 't'; break;
      default:
        out_ += "u00";
        out_ += "0123456789abcdef"[c >> 4];
        out_ += "0123456789abcdef"[c & 15];
    }
  }
  out_.append(v.substr(copied));
  out_ += '"';
  return *this;
}

namespace detail {

void write_integer(Writer& w, std::int64_t v) { w.integer(v); }
void write_boolean(Writer& w, bool v) { w.boolean(v); }
void write_text(Writer& w, std::string_view v) { w.text(v); }
void open_list(Writer& w) { w.open_list(); }
void close_list(Writer& w) { w.close_list(); }
void open_map(Writer& w) { w.open(); }
void map_key(Writer& w, std::string_view key) { w.key(key); }
void close_map(Writer& w) { w.close(); }

namespace {

struct Writing {
  Writer& writer;
  void* object;
  std::span<const Field> fields;

  void write(const void* fresh) const {
    writer.open();
    for (const Field& f : fields) {
      void* member = f.member(object);
      const void* value = f.holding->present(member, f.member(const_cast<void*>(fresh)));
      if (!value && !f.needed) continue;
      writer.key(f.name);
      f.shape->write(writer, value ? value : f.holding->make(member));
    }
    writer.close();
  }
};

}  // namespace

void write_object(Writer& w, const void* object, std::span<const Field> fields) {
  Writing writing{w, const_cast<void*>(object), fields};
  fields.front().with_fresh(
      [](void* context, const void* fresh) { static_cast<const Writing*>(context)->write(fresh); },
      &writing);
}

}  // namespace detail
}  // namespace loyalty::wire
