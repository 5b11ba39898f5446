#include "native/service/outgoing.h"

#include <curl/curl.h>

#include <deque>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace loyalty::service {
namespace {

/// Requests under way, with those that wait to be begun.
constexpr std::size_t at_once = 256;
/// Bytes of an answer; more than any of those that are asked for has.
constexpr std::size_t most_bytes = 65536;

}  // namespace

class Outgoing::Inside {
 public:
  explicit Inside(std::int64_t time) : time_(time) {
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(multi_ = curl_multi_init()))
      throw std::runtime_error("libcurl cannot be used");
    thread_ = std::thread([this] { run(); });
  }
  ~Inside() {
    {
      const std::scoped_lock lock(mutex_);
      stopping_ = true;
    }
    curl_multi_wakeup(multi_);
    thread_.join();
    curl_multi_cleanup(multi_);
  }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

  bool get(std::string address, std::function<void(Fetched)> done) {
    {
      const std::scoped_lock lock(mutex_);
      if (stopping_ || waiting_.size() + under_way_ >= at_once) return false;
      waiting_.push_back({std::move(address), "", std::move(done)});
    }
    curl_multi_wakeup(multi_);
    return true;
  }

 private:
  struct Item {
    std::string address, body;
    std::function<void(Fetched)> done;
  };

  static std::size_t take_in(char* bytes, std::size_t size, std::size_t count, void* into) {
    std::string& body = static_cast<Item*>(into)->body;
    if (body.size() + size * count > most_bytes) return 0;
    body.append(bytes, size * count);
    return size * count;
  }

  void run() {
    while (begin_what_waits()) {
      int running = 0;
      curl_multi_perform(multi_, &running);
      end_what_is_done();
      curl_multi_poll(multi_, nullptr, 0, 1000, nullptr);
    }
    for (auto& [handle, item] : items_) {
      curl_multi_remove_handle(multi_, handle);
      curl_easy_cleanup(handle);
      item->done({});
    }
  }

  /// False: it is time to stop.
  bool begin_what_waits() {
    std::deque<Item> waiting;
    {
      const std::scoped_lock lock(mutex_);
      waiting.swap(waiting_);
      under_way_ += waiting.size();
      if (stopping_) {
        for (Item& item : waiting) item.done({});
        return false;
      }
    }
    for (Item& item : waiting) begin(std::make_unique<Item>(std::move(item)));
    return true;
  }

  void begin(std::unique_ptr<Item> item) {
    CURL* handle = curl_easy_init();
    if (!handle) return item->done({});
    curl_easy_setopt(handle, CURLOPT_URL, item->address.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(time_));
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(time_));
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "loyalty");
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_in);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, item.get());
    curl_multi_add_handle(multi_, handle);
    items_[handle] = std::move(item);
  }

  void end_what_is_done() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL* const handle = message->easy_handle;
      Fetched fetched;
      if (message->data.result == CURLE_OK) {
        long status = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
        fetched.status = static_cast<int>(status);
      }
      curl_multi_remove_handle(multi_, handle);
      curl_easy_cleanup(handle);
      const auto item = std::move(items_[handle]);
      items_.erase(handle);
      {
        const std::scoped_lock lock(mutex_);
        --under_way_;
      }
      fetched.body = std::move(item->body);
      item->done(std::move(fetched));
    }
  }

  const std::int64_t time_;
  CURLM* multi_ = nullptr;
  std::mutex mutex_;  ///< of the next three
  std::deque<Item> waiting_;
  std::size_t under_way_ = 0;
  bool stopping_ = false;
  std::map<CURL*, std::unique_ptr<Item>> items_;
  std::thread thread_;
};

Outgoing::Outgoing(std::int64_t time) : inside_(std::make_unique<Inside>(time)) {}
Outgoing::~Outgoing() = default;
bool Outgoing::get(std::string address, std::function<void(Fetched)> done) {
  return inside_->get(std::move(address), std::move(done));
}

std::string as_query(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
  std::string out;
  for (const char c : text) {
    if (plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return out;
}

}  // namespace loyalty::service
