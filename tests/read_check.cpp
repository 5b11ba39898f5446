// loyalty_read_check KIND: reads one JSON document a line on standard input and answers, line by
// line, with the problems the core's reader finds in it: a list of {"at", "code"}, empty when it
// has none. tests/schemas holds the JSON Schemas to the same verdict.

#include <iostream>
#include <string>

#include "core/engine/center.h"
#include "core/insight/cohorts.h"
#include "core/pricing/cart.h"
#include "core/program/program.h"
#include "core/wire/writer.h"

namespace {

using namespace loyalty;
using Read = wire::Problems (*)(std::string_view);

wire::Problems read_as_program(std::string_view text) {
  Program program;
  return read_program(text, program);
}

/// An event may carry a cart: a program without rules prices it for a new member.
wire::Problems read_as_event(std::string_view text) {
  static const Program program;
  Event event;
  return read_event(program, Account{}, text, event);
}

template <class T>
wire::Problems read_as(std::string_view text) {
  T value;
  return wire::read(text, value);
}

Read reader_of(std::string_view kind) {
  if (kind == "program") return read_as_program;
  if (kind == "cart") return read_as<Cart>;
  if (kind == "event") return read_as_event;
  if (kind == "account") return read_as<Account>;
  if (kind == "record") return read_as<Record>;
  return nullptr;
}

}  // namespace

int main(int argc, char** argv) {
  const Read read = argc == 2 ? reader_of(argv[1]) : nullptr;
  if (!read) {
    std::cerr << "loyalty_read_check program|cart|event|account|record\n";
    return 64;
  }
  for (std::string line; std::getline(std::cin, line);) {
    wire::Writer w;
    w.open_list();
    for (const Problem& p : read(line)) {
      w.open().key("at").text(p.at).key("code").text(p.code).close();
    }
    w.close_list();
    std::cout << w.written() << '\n';
  }
}
