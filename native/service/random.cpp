#include "native/service/random.h"

#include <openssl/rand.h>

#include <stdexcept>

#include "native/service/keys.h"

namespace loyalty::service {

std::string random_text(std::size_t bytes) {
  std::string out(bytes, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(bytes)) != 1)
    throw std::runtime_error("the system gives no random bytes");
  return base64url(out);
}

}  // namespace loyalty::service
