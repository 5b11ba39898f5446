// In place of two functions of libc that bring the arithmetic of 128-bit floating point with them.

#include <cstddef>
#include <cstdlib>

namespace {

// The least decimal number that rounds to infinity: 2^1024 - 2^970, of 309 digits.
constexpr char first_infinite[] =
    "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017"
    "977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273"
    "854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704"
    "342711559699508093042880177904174497792";
constexpr long most_digits = sizeof first_infinite - 1;
// Beyond every text that is read, with room to add.
constexpr long far = 100'000'000;

bool digit(char c) { return c >= '0' && c <= '9'; }

/// The digits before the point and after it, without the point and leading zeros: `point` of them are whole.
struct Decimal {
  const char* digits;
  long point;
};

/// Whether 0.d1d2d3... times 10^point is at least first_infinite. The digits go on until something else stands there.
bool is_infinite(const Decimal& decimal) {
  if (decimal.point != most_digits) return decimal.point > most_digits;
  const char* c = decimal.digits;
  for (long i = 0; i < most_digits; ++i) {
    if (*c == '.') ++c;
    const char given = digit(*c) ? *c++ : '0';
    if (given != first_infinite[i]) return given > first_infinite[i];
  }
  return true;
}

}  // namespace

/// The reader of JSON asks for numbers with a fraction or an exponent. The engine refuses them by their text and looks at
/// no value, but a number too large for a double is no JSON to the reader: only that is found out here.
extern "C" double strtod(const char* text, char** end) {
  const char* c = text;
  if (*c == '-') ++c;
  Decimal decimal{nullptr, 0};
  bool whole = true;
  for (; digit(*c) || (*c == '.' && whole); ++c) {
    if (*c == '.') {
      whole = false;
      continue;
    }
    if (!decimal.digits && *c != '0') decimal.digits = c;
    if (whole && decimal.digits) ++decimal.point;
    if (!whole && !decimal.digits) --decimal.point;
  }
  if (*c == 'e' || *c == 'E') {
    const bool negative = *++c == '-';
    if (*c == '-' || *c == '+') ++c;
    long exponent = 0;
    for (; digit(*c); ++c)
      if (exponent < far) exponent = exponent * 10 + (*c - '0');
    decimal.point += negative ? -exponent : exponent;
  }
  if (end) *end = const_cast<char*>(c);
  return decimal.digits && is_infinite(decimal) ? __builtin_huge_val() : 0;
}

// They lie in one object with strtod; nothing calls them.
extern "C" float strtof(const char* text, char** end) {
  return static_cast<float>(strtod(text, end));
}
extern "C" long double strtold(const char* text, char** end) { return strtod(text, end); }

/// Only the reader's messages about control characters are written with it, and nobody reads those.
extern "C" int snprintf(char* into, std::size_t size, const char*, ...) {
  if (size > 0) *into = '\0';
  return 0;
}
