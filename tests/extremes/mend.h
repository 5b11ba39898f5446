#pragma once
// Documents that were grown, made such that the engine reads them: by what it says is wrong with them.

#include <functional>

#include "core/engine/engine.h"
#include "tests/extremes/grow.h"

namespace loyalty::extremes {

/// What a document is read as, and what says what is wrong with it.
struct Reading {
  const wire::Shape& shape;
  std::function<Reply(const std::string& text)> read;
  std::string below;  ///< with what its pointers begin, as in "/program"
};

/// Mends what can be mended, at most so often; true when it is read in the end.
bool mend(Json& document, const Reading& reading, Grower& grower, Choices& choices,
          const KnownIds* ids = nullptr, int rounds = 24);

}  // namespace loyalty::extremes
