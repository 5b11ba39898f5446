#include "native/command/serving.h"

#include <algorithm>
#include <fstream>

#include "native/command/failure.h"
#include "native/service/answer.h"
#include "native/words/messages.h"

namespace loyalty::native {
namespace {

/// LOYALTY_ENGINE_THREADS for --engine-threads.
std::string variable_of(std::string flag) {
  flag.erase(0, 2);
  std::transform(flag.begin(), flag.end(), flag.begin(), [](unsigned char c) {
    return c == '-' ? '_' : static_cast<char>(std::toupper(c));
  });
  return "LOYALTY_" + flag;
}

class Flags {
 public:
  explicit Flags(CLI::App& app) : app_(app) {}

  template <class T>
  CLI::Option* add(const char* flag, T& into, const char* type) {
    std::string key = flag + 2;
    std::replace(key.begin(), key.end(), '-', '_');
    return app_.add_option(flag, into, say("help.serve." + key))
        ->envname(variable_of(flag))
        ->type_name(type)
        ->capture_default_str()
        ->group(say("help.options"));
  }

 private:
  CLI::App& app_;
};

/// Settings that neither the command line nor a variable has given.
void read_config(CLI::App& serve, const std::string& path) {
  std::ifstream file(path);
  if (!file) throw CLI::FileError::Missing(path);
  for (const CLI::ConfigItem& item : CLI::ConfigTOML().from_config(file)) {
    CLI::Option* option = serve.get_option_no_throw("--" + item.fullname());
    if (!option || item.name == "config" || item.name == "help")
      throw CLI::ConfigError::Extras(path + ": " + item.fullname());
    if (option->count() > 0) continue;
    option->add_result(item.inputs);
    option->run_callback();
  }
}

}  // namespace

void add_serve(CLI::App& serve, service::ServeOptions& o) {
  Flags flags(serve);
  flags.add("--shop", o.shop, "DIR");
  flags.add("--store", o.store, "STORE");
  flags.add("--keys", o.keys, "FILE");
  flags.add("--address", o.listening.address, "ADDRESS");
  flags.add("--port", o.listening.port, "PORT");
  flags.add("--io-threads", o.listening.io_threads, "N")->check(CLI::Range(1, 64));
  flags.add("--engine-threads", o.listening.engine_threads, "N")->check(CLI::Range(1, 256));
  flags.add("--queue", o.listening.queue, "N")->check(CLI::Range(1, 1000000));
  flags.add("--connections", o.listening.connections, "N")->check(CLI::Range(1, 1000000));
  flags.add("--body", o.listening.body, "BYTES")->check(CLI::Range(1024, 64 << 20));
  flags.add("--read-time", o.listening.read_time, "MS")->check(CLI::Range(100, 3600000));
  flags.add("--warm-members", o.settings.warm_members, "N")->check(CLI::Range(1, 10000000));
  flags.add("--hold", o.settings.hold, "MS")->check(CLI::Range(1000L, 31L * 86400000));
  flags.add("--remind-before", o.settings.remind_before, "MS")
      ->check(CLI::Range(0L, 366L * 86400000));
  flags.add("--receipts-for", o.settings.receipts_for, "MS")
      ->check(CLI::Range(0L, 366L * 86400000));
  flags.add("--tokens-for", o.settings.tokens_for, "MS")->check(CLI::Range(1000L, 366L * 86400000));
  flags.add("--behind-proxy", o.listening.behind_proxy, "BOOL");
  flags.add("--wechat-app", o.settings.wechat_app, "APPID");
  flags.add("--wechat-shop", o.settings.wechat_shop, "APPID");
  flags.add("--wechat-api", o.settings.wechat_api, "URL");
  flags.add("--join-at-login", o.settings.join_at_login, "BOOL");
  flags.add("--outgoing-time", o.settings.outgoing_time, "MS")->check(CLI::Range(100, 60000));
  flags.add("--codes-for", o.settings.codes_for, "MS")->check(CLI::Range(100L, 3600000L));
  flags.add("--sweep-every", o.sweep_every, "MS")->check(CLI::Range(10, 86400000));
  flags.add("--clock", o.clock, "MS")->check(CLI::Range(0L, 253402300799999L));
  flags.add("--access-log", o.access_log, "BOOL");
  flags.add("--config", o.config, "FILE");
  // CLI11 reads files for the program as a whole only.
  serve.parse_complete_callback([&serve, &o] {
    if (!o.config.empty()) read_config(serve, o.config);
  });
}

int run_serve(const service::ServeOptions& options) {
  try {
    return service::serve(options);
  } catch (const service::Refused& refused) {
    throw Failure(exit_bad_input, refused.answer.body);
  } catch (const service::StoreFailed& failed) {
    throw Failure(exit_no_input, failed.what());
  } catch (const std::runtime_error& trouble) {
    throw Failure(exit_bad_input, trouble.what());
  }
}

}  // namespace loyalty::native
