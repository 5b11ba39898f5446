// The engine behind loyalty.h. The core throws nothing; its memory comes from `new`, which does where there is none.

#include "native/library/loyalty.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

#include "core/base/assert.h"
#include "core/engine/engine.h"

// A broken invariant ends the process, with its place on standard error. Weak: who links the static library may write it
// elsewhere.
extern "C" __attribute__((weak)) void loyalty_on_assertion(const char* message, const char* file,
                                                           int line) {
  std::fprintf(stderr, "%s:%d: libloyalty stops: %s\n", file, line, message);
}

struct loyalty_program {
  loyalty::SharedProgram program;
};

struct loyalty_center {
  loyalty::Engine engine;
  /// An allocation failed somewhere within: what is there cannot be trusted.
  bool broken = false;
};

namespace {

using loyalty::Engine;
using loyalty::Reply;

std::string_view text_of(const char* data, std::size_t size) {
  return data ? std::string_view(data, size) : std::string_view();
}

loyalty_status give(const Reply& reply, loyalty_answer* answer) {
  const loyalty_status status = reply.ok ? LOYALTY_OK : LOYALTY_REFUSED;
  if (!answer) return status;
  auto* data = static_cast<char*>(std::malloc(reply.text.size() + 1));
  if (!data) return LOYALTY_OUT_OF_MEMORY;
  std::memcpy(data, reply.text.c_str(), reply.text.size() + 1);
  *answer = {data, reply.text.size()};
  return status;
}

/// Nothing that `call` throws goes further.
template <class Make>
loyalty_status answer_of(loyalty_answer* answer, const Make& call) noexcept {
  if (answer) *answer = {nullptr, 0};
  try {
    return give(call(), answer);
  } catch (...) {
    return LOYALTY_OUT_OF_MEMORY;
  }
}

template <class Make>
loyalty_status ask(loyalty_center* center, loyalty_answer* answer, const Make& call) noexcept {
  if (answer) *answer = {nullptr, 0};
  if (center->broken) return LOYALTY_OUT_OF_MEMORY;
  const loyalty_status status = answer_of(answer, [&] { return call(center->engine); });
  center->broken = status == LOYALTY_OUT_OF_MEMORY;
  return status;
}

}  // namespace

int32_t loyalty_abi_version(void) { return LOYALTY_ABI; }

const char* loyalty_engine_version(void) {
  // A literal: its zero is there.
  return loyalty::engine_version().data();
}

int64_t loyalty_rules_version(void) { return loyalty::rules_version(); }

void loyalty_free(char* data) { std::free(data); }

loyalty_status loyalty_program_read(const char* text, size_t size, loyalty_program** program,
                                    loyalty_answer* answer) {
  std::unique_ptr<loyalty_program> read;
  const auto status = answer_of(answer, [&] {
    read = std::make_unique<loyalty_program>();
    return read->program.read(text_of(text, size));
  });
  *program = status == LOYALTY_OK ? read.release() : nullptr;
  return status;
}

void loyalty_program_close(loyalty_program* program) { delete program; }

loyalty_status loyalty_center_open(const loyalty_program* program, const char* account, size_t size,
                                   loyalty_center** center, loyalty_answer* answer) {
  std::unique_ptr<loyalty_center> opened;
  const auto status = answer_of(answer, [&] {
    opened = std::make_unique<loyalty_center>();
    return opened->engine.open(program->program, text_of(account, size));
  });
  *center = status == LOYALTY_OK ? opened.release() : nullptr;
  return status;
}

void loyalty_center_close(loyalty_center* center) { delete center; }

loyalty_status loyalty_quote(loyalty_center* center, const char* cart, size_t size,
                             loyalty_answer* answer) {
  return ask(center, answer, [&](Engine& e) { return e.quote(text_of(cart, size)); });
}

loyalty_status loyalty_verify(loyalty_center* center, const char* request, size_t size,
                              loyalty_answer* answer) {
  return ask(center, answer, [&](Engine& e) { return e.verify(text_of(request, size)); });
}

loyalty_status loyalty_overview(loyalty_center* center, const char* request, size_t size,
                                loyalty_answer* answer) {
  return ask(center, answer, [&](Engine& e) { return e.overview(text_of(request, size)); });
}

loyalty_status loyalty_preview(loyalty_center* center, const char* event, size_t size,
                               loyalty_answer* answer) {
  return ask(center, answer, [&](Engine& e) { return e.preview(text_of(event, size)); });
}

loyalty_status loyalty_clock(loyalty_center* center, const char* request, size_t size,
                             loyalty_answer* answer) {
  return ask(center, answer, [&](const Engine& e) { return e.clock(text_of(request, size)); });
}

loyalty_status loyalty_snapshot(loyalty_center* center, loyalty_answer* answer) {
  return ask(center, answer, [](const Engine& e) { return e.snapshot(); });
}

loyalty_status loyalty_apply(loyalty_center* center, const char* event, size_t size,
                             loyalty_answer* answer) {
  return ask(center, answer, [&](Engine& e) { return e.apply(text_of(event, size)); });
}

loyalty_status loyalty_replay(loyalty_center* center, const char* log, size_t size,
                              loyalty_answer* answer) {
  return ask(center, answer, [&](Engine& e) { return e.replay(text_of(log, size)); });
}

loyalty_status loyalty_past_orders(loyalty_center* center, const char* log, size_t log_size,
                                   const char* request, size_t size, loyalty_answer* answer) {
  return ask(center, answer, [&](Engine& e) {
    return e.past_orders(text_of(log, log_size), text_of(request, size));
  });
}

loyalty_status loyalty_records(loyalty_center* center, const char* log, size_t log_size,
                               const char* request, size_t size, loyalty_answer* answer) {
  return ask(center, answer,
             [&](Engine& e) { return e.records(text_of(log, log_size), text_of(request, size)); });
}

int loyalty_due(loyalty_center* center, int64_t* at) {
  if (center->broken) return 0;
  const auto due = center->engine.due();
  if (due && at) *at = *due;
  return due ? 1 : 0;
}

loyalty_status loyalty_check_program(const char* text, size_t size, loyalty_answer* answer) {
  return answer_of(answer, [&] { return loyalty::check_program(text_of(text, size)); });
}

loyalty_status loyalty_check_change(const char* before, size_t before_size, const char* after,
                                    size_t after_size, loyalty_answer* answer) {
  return answer_of(answer, [&] {
    return loyalty::check_change(text_of(before, before_size), text_of(after, after_size));
  });
}
