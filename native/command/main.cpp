// The `loyalty` program: the engine for a server's shell, a merchant's desk and the tests.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <functional>

#include "core/engine/engine.h"
#include "native/command/failure.h"
#include "native/command/keeping.h"
#include "native/command/options.h"
#include "native/command/serving.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

/// --lang is needed before the command line is read: help and errors are told in it.
Language language_wanted(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::string_view given = argv[i];
    if (given == "--lang" && i + 1 < argc)
      given = argv[i + 1];
    else if (given.substr(0, 7) == "--lang=")
      given.remove_prefix(7);
    else
      continue;
    if (given == "zh") return Language::zh;
    if (given == "en") return Language::en;
  }
  return language_of_environment();
}

class CommandLine {
 public:
  CommandLine() : app_(say("help.about"), "loyalty") {
    app_.get_formatter()->column_width(28);
    for (const char* label : {"Usage", "OPTIONS", "SUBCOMMAND", "Positionals"})
      app_.get_formatter()->label(label, say(std::string("help.label.") + label));
    app_.get_formatter()->label("REQUIRED", "");  // said in the description
    app_.set_help_flag("-h,--help", say("help.help"))->group(say("help.options"));
    app_.set_version_flag("--version", "loyalty " + std::string(engine_version()),
                          say("help.version"))
        ->group(say("help.options"));
    app_.footer(say("help.footer"));
    app_.require_subcommand(1);
    app_.fallthrough();
    option(app_, "--lang", language_, "help.lang")
        ->check(CLI::IsMember({"zh", "en"}).description(""));

    auto& overview = command("overview", run_overview);
    account(overview);
    option(overview, "--at", options_.at, "help.at");
    json(overview);

    auto& quote = command("quote", run_quote);
    account(quote);
    option(quote, "--cart", options_.cart, "help.cart");
    option(quote, "--at", options_.at, "help.cart_at");
    json(quote);

    auto& preview = command("preview", run_preview);
    account(preview);
    option(preview, "--event", options_.event, "help.event");
    json(preview);

    auto& apply = command("apply", run_apply);
    account(apply);
    option(apply, "--event,--events", options_.event, "help.events");
    option(apply, "--account-out", options_.account_out, "help.account_out");
    option(apply, "--sealed-out", options_.sealed_out, "help.sealed_out");
    json(apply);

    auto& replay = command("replay", run_replay);
    account(replay);
    option(replay, "--log", options_.event, "help.log");
    option(replay, "--account-out", options_.account_out, "help.account_out");
    json(replay);

    auto& verify = command("verify", run_verify);
    account(verify);
    option(verify, "--cart", options_.cart, "help.own_cart")->required();
    option(verify, "--quote", options_.quote, "help.quote");
    option(verify, "--at", options_.at, "help.at");
    json(verify);

    auto& snapshot = command("snapshot", run_snapshot);
    account(snapshot);
    json(snapshot);

    auto& check = command("check", run_check);
    files(check, "PROGRAM", "help.programs");
    option(check, "--before", options_.before, "help.before");
    json(check);

    auto& explain = command("explain", run_explain);
    option(explain, "--program", options_.program, "help.names");
    option(explain, "--answer", options_.answer, "help.answer");
    auto& tiers = command("tiers", run_tiers);
    files(tiers, "FILE", "help.growth");
    count(tiers, "--tiers", options_.levels, "help.levels");
    json(tiers);

    auto& cards = command("cards", run_cards);
    cards.add_option("--prefix", options_.prefix, say("help.prefix"))
        ->type_name("DIGITS")
        ->group(say("help.options"));
    count(cards, "--count", options_.count, "help.count");
    count(cards, "--from", options_.from, "help.from");
    count(cards, "--length", options_.length, "help.length");
    option(cards, "--check", options_.checked, "help.checked");

    auto& cohorts = command("cohorts", run_cohorts);
    files(cohorts, "FILE", "help.records");
    cohorts.add_option("--timezone", options_.timezone, say("help.timezone"))
        ->type_name("ZONE")
        ->group(say("help.options"));
    json(cohorts);

    add_serve(command("serve", [this](const Options&) { return run_serve(serving_); }), serving_);
    batch(command("batch", run_batch));

    auto& doctor = command("doctor", run_doctor);
    doctor.add_option("--program", options_.files, say("help.served"))
        ->type_name(say("help.type.file"))
        ->group(say("help.options"));
    option(doctor, "--module,--package", options_.module, "help.module");
    name(doctor, "--service", options_.service, "help.service", "URL");
    name(doctor, "--token", options_.token, "help.token", "KEY");
    json(doctor);

    keeping("backup", add_backup, run_backup);
    keeping("restore", add_restore, run_restore);
    keeping("copy", add_copy, run_copy);
    keeping("import", add_import, run_import);
    keeping("export", add_export, run_export);

    auto& vectors = command("vectors", run_vectors);
    vectors.add_option("DIR", options_.files, say("help.vectors"))
        ->type_name(say("help.type.file"))
        ->required();
    vectors.add_flag("--update", options_.update, say("help.update"))->group(say("help.options"));
  }

  int run(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
      if (e.get_exit_code() == 0) return app_.exit(e);  // --help and --version
      std::fprintf(stderr, "loyalty: %s\n%s\n", trouble(e, argc, argv).c_str(),
                   say("usage.hint").c_str());
      return exit_usage;
    }
    const std::string* inputs[] = {&options_.program, &options_.account, &options_.cart,
                                   &options_.event,   &options_.quote,   &options_.answer};
    if (std::count_if(std::begin(inputs), std::end(inputs),
                      [](auto* path) { return *path == "-"; }) > 1)
      throw Failure(exit_usage, say("usage.one_standard_input"));
    return run_(options_);
  }

 private:
  /// A mistyped command is told as such: CLI11 only sees that none was given.
  std::string trouble(const CLI::ParseError& error, int argc, char** argv) const {
    if (!dynamic_cast<const CLI::RequiredError*>(&error) || run_) return error.what();
    for (int i = 1; i < argc; ++i) {
      const std::string given = argv[i];
      if (given == "--lang") ++i;
      if (given.substr(0, 1) == "-") continue;
      const auto commands =
          app_.get_subcommands([&](const CLI::App* sub) { return sub->get_name() == given; });
      return commands.empty() ? say("usage.no_such_command", {{"given", given}}) : error.what();
    }
    return say("usage.no_command");
  }

  CLI::App& command(const std::string& name, std::function<int(const Options&)> does) {
    CLI::App* sub = app_.add_subcommand(name, say("help.command." + name));
    sub->footer(find_sentence("help.footer." + name).value_or(""));
    sub->group(say("help.commands"));
    sub->get_help_ptr()->description(say("help.help"))->group(say("help.options"));
    sub->callback([this, does] { run_ = does; });
    return *sub;
  }
  void keeping(const std::string& name, void (*add)(CLI::App&, KeepingOptions&),
               int (*does)(const KeepingOptions&)) {
    add(command(name, [this, does](const Options&) { return does(keeping_); }), keeping_);
  }
  CLI::Option* option(CLI::App& app, const std::string& name, std::string& into,
                      std::string_view help) {
    const bool moment = name == "--at";
    return app.add_option(name, into, say(help))
        ->type_name(say(&into == &language_ ? "help.type.lang"
                        : moment            ? "help.type.at"
                                            : "help.type.file"))
        ->group(say("help.options"));
  }
  void files(CLI::App& app, const std::string& name, std::string_view help) {
    app.add_option(name, options_.files, say(help))->type_name(say("help.type.file"));
  }
  void count(CLI::App& app, const std::string& name, std::int64_t& into, std::string_view help) {
    app.add_option(name, into, say(help))->type_name("N")->group(say("help.options"));
  }
  void batch(CLI::App& app) {
    option(app, "--program", options_.program, "help.usual_program");
    option(app, "--account", options_.account, "help.usual_account");
    name(app, "--call", options_.call, "help.usual_call", "CALL");
    count(app, "--threads", options_.threads, "help.threads");
    count(app, "--keep", options_.keep, "help.keep");
    name(app, "--format", options_.format, "help.format", "json|tsv")
        ->check(CLI::IsMember({"json", "tsv"}).description(""));
    name(app, "--columns", options_.columns, "help.columns", "NAMES");
    app.add_flag("--chunk-header", options_.chunk_header, say("help.chunk_header"))
        ->group(say("help.options"));
    app.add_flag_callback(
           "--progress", [this] { options_.progress = true; }, say("help.progress"))
        ->group(say("help.options"));
    app.add_flag_callback(
           "--no-progress", [this] { options_.progress = false; }, say("help.no_progress"))
        ->group(say("help.options"));
  }
  CLI::Option* name(CLI::App& app, const std::string& option, std::string& into,
                    std::string_view help, const char* type) {
    return app.add_option(option, into, say(help))->type_name(type)->group(say("help.options"));
  }
  void json(CLI::App& app) {
    app.add_flag("--json", options_.json, say("help.json"))->group(say("help.options"));
  }
  void account(CLI::App& app) {
    option(app, "--program", options_.program, "help.program")->required();
    option(app, "--account", options_.account, "help.account");
  }

  CLI::App app_;
  Options options_;
  service::ServeOptions serving_;
  KeepingOptions keeping_;
  std::string language_;
  std::function<int(const Options&)> run_;
};

/// Everything that can go wrong ends in one message and one code.
int guarded(int argc, char** argv) {
  try {
    return CommandLine().run(argc, argv);
  } catch (const Failure& failure) {
    if (*failure.what()) std::fprintf(stderr, "loyalty: %s\n", failure.what());
    return failure.code;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "loyalty: %s\n", say("internal", {{"what", e.what()}}).c_str());
    return exit_internal;
  }
}

}  // namespace
}  // namespace loyalty::native

int main(int argc, char** argv) {
  using namespace loyalty::native;
  speak(language_wanted(argc, argv));
  const int code = guarded(argc, argv);
  if (std::fflush(stdout) != 0 && code == exit_ok) return exit_no_output;
  return code;
}
