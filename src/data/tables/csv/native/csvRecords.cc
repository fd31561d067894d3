// A Node addon that finds the records of a CSV file and reads the numbers in them that are written plainly.
//
// scan(bytes, wanted, starts, ends, values, lines, state)   goes on from where `state` says; true if an array is too full for the next record
// takeNumbers(starts, ends, values, piece, state)   copies a column's numbers to a piece of it; see there
// findTexts(bytes, starts, ends, slots, texts, begins, isWide, known, codes, state)   the codes of a column's texts; see there
//
// It is the quick part of createRecordScanner.ts, which begins where this ends: at a record that is not whole, has another number of fields or wrong quotes, or begins
// with what may be a blank of several bytes. So it knows no faults. A number of another form, or one of which a note is taken (012, +49301234567, 12E4), is
// NaN here and read there. Any bytes may come: a line end, which is checked to be behind the last one, ends whatever is read.
#include <node_api.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr uint64_t kOnes = 0x0101010101010101;
constexpr uint64_t kHighs = 0x8080808080808080;

// Eight bytes, the first in the lowest place.
inline uint64_t WordAt(const uint8_t* at) {
  uint64_t word;
  memcpy(&word, at, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

// The highest bit of each byte that is 0. Above the first of them there may be others, where the subtraction borrowed.
inline uint64_t Zeros(uint64_t word) { return (word - kOnes) & ~word & kHighs; }

inline bool IsDigit(uint8_t byte) { return static_cast<uint8_t>(byte - '0') <= 9; }

inline bool AreDigits(uint64_t word) {
  return ((word & 0xf0f0f0f0f0f0f0f0) | (((word + 0x0606060606060606) & 0xf0f0f0f0f0f0f0f0) >> 4)) == 0x3333333333333333;
}

// How many bytes are digits before the first that is none.
inline int LeadingDigits(uint64_t word) {
  const uint64_t from_zero = word ^ '0' * kOnes;
  const uint64_t others = (((from_zero & ~kHighs) + 0x76 * kOnes) | from_zero) & kHighs;
  return others == 0 ? 8 : __builtin_ctzll(others) / 8;
}

// The number of eight digits: pairs first, then pairs of pairs, then those.
inline uint64_t EightDigits(uint64_t word) {
  word = (word & 0x0f0f0f0f0f0f0f0f) * 2561 >> 8;
  word = (word & 0x00ff00ff00ff00ff) * 6553601 >> 16;
  return (word & 0x0000ffff0000ffff) * 42949672960001 >> 32;
}

// Doubles hold these powers exactly.
constexpr double kTens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                            1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// 64 bits hold these.
constexpr int kMostFives = 27;
const auto kFives = [] {
  std::array<uint64_t, kMostFives + 1> all{1};
  for (int i = 1; i <= kMostFives; i++) all[i] = 5 * all[i - 1];
  return all;
}();

// A power of five with its highest bit in the highest place, and 2^127 divided by that. 5^0 is no divisor.
struct Divisor {
  uint64_t value, reciprocal;
  int up;
};
const auto kDivisors = [] {
  std::array<Divisor, kMostFives + 1> all{};
  for (int i = 1; i <= kMostFives; i++) {
    const int up = __builtin_clzll(kFives[i]);
    const uint64_t value = kFives[i] << up;
    all[i] = {value, static_cast<uint64_t>((static_cast<unsigned __int128>(1) << 127) / value), up};
  }
  return all;
}();

// 2^power, of the powers that are needed here.
inline double PowerOfTwo(int power) {
  const uint64_t bits = static_cast<uint64_t>(1023 + power) << 52;
  double value;
  memcpy(&value, &bits, 8);
  return value;
}

// digits * 10^power, rounded once; NaN where that takes other means. A quotient of 128 bits and 64 is one of 63 or 64 bits, of which the last also stands for
// a rest. The machine rounds it to 53, and the power of two changes nothing more.
inline double Scaled(uint64_t digits, int power) {
  if (digits <= uint64_t{1} << 53 && power >= -22 && power <= 22) {
    const double whole = static_cast<double>(digits);
    return power < 0 ? whole / kTens[-power] : whole * kTens[power];
  }
  if (digits == 0 || power > 0 || power < -kMostFives) return kNaN;
  if (power == 0) return static_cast<double>(digits);
  const int up = __builtin_clzll(digits);
  const Divisor& divisor = kDivisors[-power];
  const uint64_t high = digits << up;
  // Division takes several times as long as two products: that with the reciprocal is the quotient, or 1 below it.
  uint64_t quotient = static_cast<uint64_t>(static_cast<unsigned __int128>(high) * divisor.reciprocal >> 64);
  unsigned __int128 rest = (static_cast<unsigned __int128>(high) << 63) - static_cast<unsigned __int128>(quotient) * divisor.value;
  if (rest >= divisor.value) {
    quotient++;
    rest -= divisor.value;
  }
  return static_cast<double>(quotient | (rest != 0)) * PowerOfTwo(power + divisor.up - up - 63);
}

template <typename T>
struct Span {
  T* data;
  size_t length;
};

// What createRecordScanner.ts writes into `state`, and reads there afterwards.
enum State { kLength, kIsLast, kWidth, kDelimiter, kPoint, kAt, kFields, kRecords, kLine, kRuns, kStates };

struct Scanner {
  Span<const uint8_t> bytes, wanted;
  Span<int32_t> starts, ends;
  Span<double> values;
  Span<int32_t> lines, state;
  // Behind the last byte, where a line end is.
  const uint8_t* end;
  uint8_t delimiter, point;
  bool isStop[256];

  // False if the arrays do not fit together, or if a number could hold the delimiter.
  bool IsReady() {
    if (state.length < kStates || lines.length < 2) return false;
    int32_t* const now = state.data;
    now[kRecords] = now[kRuns] = 0;
    const int64_t most = static_cast<int64_t>(std::min({starts.length, ends.length, values.length}));
    if (now[kLength] < 0 || static_cast<size_t>(now[kLength]) >= bytes.length || bytes.data[now[kLength]] != '\n') return false;
    if (now[kAt] < 0 || now[kAt] > now[kLength] || now[kFields] < 0 || now[kFields] > most) return false;
    if (now[kLine] < 0 || now[kLine] >= std::numeric_limits<int32_t>::max() - now[kLength]) return false;
    if (now[kWidth] < 1 || wanted.length < static_cast<size_t>(now[kWidth])) return false;
    if (now[kDelimiter] < 1 || now[kDelimiter] > 127 || (now[kPoint] != '.' && now[kPoint] != ',')) return false;
    delimiter = static_cast<uint8_t>(now[kDelimiter]);
    point = static_cast<uint8_t>(now[kPoint]);
    end = bytes.data + now[kLength];
    if (delimiter == point || strchr("0123456789-+eE\"\n\r", delimiter) != nullptr) return false;
    memset(isStop, 0, sizeof isStop);
    for (const uint8_t stop : {delimiter, uint8_t{'"'}, uint8_t{'\n'}, uint8_t{'\r'}}) isStop[stop] = true;
    return true;
  }

  // The next delimiter, quote or line end; the line end behind the last byte is one.
  const uint8_t* NextStop(const uint8_t* at) const {
    for (; end - at >= 8; at += 8) {
      const uint64_t word = WordAt(at);
      const uint64_t found =
          Zeros(word ^ delimiter * kOnes) | Zeros(word ^ '"' * kOnes) | Zeros(word ^ '\n' * kOnes) | Zeros(word ^ '\r' * kOnes);
      if (found != 0) return at + __builtin_ctzll(found) / 8;
    }
    while (!isStop[*at]) at++;
    return at;
  }

  // Reads a number of at most 19 digits that takes the whole field, blanks around it aside. Returns a place in the field or at its end.
  const uint8_t* Number(const uint8_t* at, double* value) const {
    *value = kNaN;
    while (*at == ' ' && !isStop[' ']) at++;
    const bool isNegative = *at == '-';
    if (isNegative) at++;
    const uint8_t* const first = at;
    uint64_t digits = 0;
    // Up to eight at once: nobody can foretell where a loop ends, and a wrong guess takes longer than the digits.
    if (end - at >= 8) {
      const uint64_t word = WordAt(at);
      const int count = LeadingDigits(word);
      // Bytes that are 0 count as digits 0, in front.
      digits = count == 0 ? 0 : EightDigits(word << 8 * (8 - count));
      at += count;
    }
    // More may follow eight, and near the end none are read yet.
    if (at == first || at - first == 8)
      for (; IsDigit(*at); at++) digits = digits * 10 + (*at - '0');
    const ptrdiff_t whole = at - first;
    if (whole > 1 && *first == '0') return at;
    if (isStop[*at] && whole > 0 && whole <= 19) {
      const auto size = static_cast<double>(digits);
      *value = isNegative ? -size : size;
      return at;
    }
    ptrdiff_t power = 0;
    ptrdiff_t count = *first == '0' ? 0 : whole;
    const bool hasPoint = *at == point;
    if (hasPoint) {
      const uint8_t* const begin = ++at;
      while (digits == 0 && *at == '0') at++;
      const uint8_t* const counted = at;
      for (; end - at >= 8; at += 8) {
        const uint64_t word = WordAt(at);
        if (!AreDigits(word)) break;
        digits = digits * 100'000'000 + EightDigits(word);
      }
      for (; IsDigit(*at); at++) digits = digits * 10 + (*at - '0');
      power = begin - at;
      if (whole == 0 && power == 0) return at;
      count += at - counted;
    } else if (whole == 0) {
      return at;
    }
    if ((*at | 32) == 'e') {
      at++;
      const bool isBelow = *at == '-';
      if (isBelow || *at == '+') at++;
      const uint8_t* const begin = at;
      int exponent = 0;
      for (; IsDigit(*at) && at - begin < 3; at++) exponent = exponent * 10 + (*at - '0');
      // 12E4 may be a code.
      if (at == begin || !(hasPoint || isBelow)) return at;
      power += isBelow ? -exponent : exponent;
    }
    while (*at == ' ' && !isStop[' ']) at++;
    if (!isStop[*at] || count > 19 || std::abs(power) > 99) return at;
    const double size = Scaled(digits, static_cast<int>(power));
    *value = isNegative ? -size : size;
    return at;
  }

  // The quote that ends the field which begins here; the end if there is none. Counts the line ends in it.
  const uint8_t* ClosingQuote(const uint8_t* at, int32_t* lineEnds, bool* hasQuotes) const {
    for (; at < end; at++) {
      if (*at == '"') {
        if (at[1] != '"') return at;
        *hasQuotes = true;
        at++;
      } else if (*at == '\n' || (*at == '\r' && at[1] != '\n')) {
        ++*lineEnds;
      }
    }
    return end;
  }

  // Reads the fields of one record, at most `width`. Returns where it stopped.
  const uint8_t* Record(const uint8_t* at, int32_t fields, int32_t* count, int32_t* lineEnds) const {
    for (*count = 0;; at++) {
      const int32_t place = fields + *count;
      double* const value = wanted.data[*count] == 1 ? &values.data[place] : nullptr;
      const bool isQuoted = *at == '"';
      bool hasQuotes = false;
      const uint8_t* const start = isQuoted ? at + 1 : at;
      // In one place, so that it is compiled into this loop.
      const uint8_t* const read = value == nullptr ? start : Number(start, value);
      if (isQuoted) {
        at = ClosingQuote(start, lineEnds, &hasQuotes);
        if (at == end) return end;
        if (value != nullptr && read != at) *value = kNaN;
      } else {
        at = isStop[*read] ? read : NextStop(read);
      }
      const ptrdiff_t stop = at - bytes.data;
      starts.data[place] = static_cast<int32_t>(start - bytes.data);
      ends.data[place] = static_cast<int32_t>(hasQuotes ? ~stop : stop);
      ++*count;
      if (isQuoted) at++;
      if (*at != delimiter || at == end || *count == state.data[kWidth]) return at;
    }
  }

  // Goes on as far as records are whole and have `width` fields. True if there is no room for the next one.
  bool Scan() {
    int32_t* const now = state.data;
    const bool isLast = now[kIsLast] != 0;
    const size_t most = std::min({starts.length, ends.length, values.length});
    while (bytes.data + now[kAt] < end) {
      if (static_cast<size_t>(now[kFields]) + static_cast<size_t>(now[kWidth]) > most) return true;
      if (2 * static_cast<size_t>(now[kRuns]) + 2 > lines.length) return true;
      const uint8_t* const begin = bytes.data + now[kAt];
      int32_t count = 0;
      int32_t lineEnds = 1;
      const uint8_t* at = Record(begin, now[kFields], &count, &lineEnds);
      // The next bytes may go on with it.
      if (!isLast && (at == end || (*at == '\r' && at + 1 == end))) break;
      if (*at != '\n' && *at != '\r') break;
      const uint8_t* mark = begin;
      while (mark < at && (*mark == ' ' || (*mark >= 9 && *mark <= 13))) mark++;
      if (count == 1 && *mark > 127) break;
      const bool isBlank = count == 1 && mark == at;
      if (!isBlank) {
        if (count != now[kWidth]) break;
        // A run of records is the line of the first and how many begin on it and on those after it.
        int32_t* const run = lines.data + 2 * now[kRuns];
        if (now[kRuns] > 0 && run[-2] + run[-1] == now[kLine]) {
          run[-1]++;
        } else {
          run[0] = now[kLine];
          run[1] = 1;
          now[kRuns]++;
        }
        now[kFields] += count;
        now[kRecords]++;
      }
      now[kLine] += lineEnds;
      if (*at == '\r' && at[1] == '\n' && at + 1 < end) at++;
      now[kAt] = static_cast<int32_t>(std::min(at + 1, end) - bytes.data);
    }
    return false;
  }
};

// What createNumbersFromBytes.ts writes into `state`, and reads there afterwards.
enum NumberState { kNumberField, kNumberStep, kNumberInto, kNumberStop, kNumberStates };

// Copies the numbers of a column, whose fields lie `step` apart, to a piece of it, NaN where a field is empty. It ends before the first text that Scanner has not
// read.
struct NumberTaker {
  Span<const int32_t> starts, ends;
  Span<const double> values;
  Span<double> piece;
  Span<int32_t> state;

  // False if a place would lie outside of an array.
  bool IsReady() const {
    if (state.length < kNumberStates) return false;
    const int32_t* const now = state.data;
    if (now[kNumberField] < 0 || now[kNumberStep] < 1 || now[kNumberInto] < 0 || now[kNumberStop] < now[kNumberInto]) return false;
    if (static_cast<size_t>(now[kNumberStop]) > piece.length) return false;
    const int64_t count = now[kNumberStop] - now[kNumberInto];
    const int64_t last = now[kNumberField] + (count - 1) * static_cast<int64_t>(now[kNumberStep]);
    return count == 0 || last < static_cast<int64_t>(std::min({starts.length, ends.length, values.length}));
  }

  void Run() {
    int32_t* const now = state.data;
    const size_t step = static_cast<size_t>(now[kNumberStep]);
    size_t field = static_cast<size_t>(now[kNumberField]);
    int32_t into = now[kNumberInto];
    for (; into < now[kNumberStop]; into++, field += step) {
      const double value = values.data[field];
      if (value != value && starts.data[field] != ends.data[field]) break;
      piece.data[into] = value;
    }
    now[kNumberInto] = into;
  }
};

// What createByteDictionary.ts writes into `state`, and reads there afterwards.
enum TextState { kField, kFieldStep, kInto, kStop, kTexts, kCodes, kMostCodes, kLongest, kTextStates };

// The quick part of createTextsFromBytes.ts and of its dictionary, whose arrays these are: finds the code of each text of a column, and adds texts that are new. It ends
// before the first one that is odd: with quotes in it, missing, perhaps a word for a missing value or with blanks of several bytes, or without room for it.
struct TextFinder {
  Span<const uint8_t> bytes;
  Span<const int32_t> starts, ends;
  Span<int32_t> slots;
  Span<uint8_t> texts;
  Span<int32_t> begins;
  Span<uint8_t> is_wide;
  Span<int32_t> known, codes, state;

  static constexpr int kAhead = 16;

  struct Text {
    const uint8_t* start;
    int32_t length;
    int32_t hash;
    bool isWide;
  };

  // False if the arrays do not fit together.
  bool IsReady() const {
    if (state.length < kTextStates) return false;
    const int32_t* const now = state.data;
    for (int i = 0; i < kTextStates; i++)
      if (now[i] < 0) return false;
    // No place of a field is beyond 31 bits.
    if (starts.length + static_cast<size_t>(now[kFieldStep]) > size_t{INT32_MAX} || static_cast<size_t>(now[kField]) > starts.length) return false;
    const size_t all = slots.length / 2;
    const size_t count = static_cast<size_t>(now[kTexts]);
    if (now[kFieldStep] < 1 || all == 0 || (all & (all - 1)) != 0 || all > size_t{1} << 30) return false;
    if (begins.length <= count || is_wide.length < count || known.length < count || static_cast<size_t>(now[kStop]) > codes.length) return false;
    const int32_t used = begins.data[count];
    return used >= 0 && static_cast<size_t>(used) <= texts.length;
  }

  static bool IsBlank(uint8_t byte) { return byte == ' ' || (byte >= 9 && byte <= 13); }

  static uint32_t FourAt(const uint8_t* at) {
    uint32_t word;
    memcpy(&word, at, 4);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap32(word);
#endif
    return word;
  }

  // The text of a field without blanks around it, with the hash that createByteDictionary.ts has of it. False if it has to be looked at there.
  bool TextAt(size_t field, Text* text) const {
    if (field >= starts.length || field >= ends.length) return false;
    const int32_t from = starts.data[field], to = ends.data[field];
    if (from < 0 || to < from || static_cast<size_t>(to) > bytes.length) return false;
    const uint8_t *start = bytes.data + from, *end = bytes.data + to;
    while (start < end && IsBlank(*start)) start++;
    while (start < end && IsBlank(end[-1])) end--;
    uint32_t hash = static_cast<uint32_t>(end - start), any = 0, rest = 0;
    for (const uint8_t* at = start; end - at >= 4; at += 4) {
      const uint32_t word = FourAt(at);
      any |= word;
      hash = (hash ^ word) * 0x9e3779b1u;
      hash ^= hash >> 15;
    }
    if (end - start >= 4) {
      rest = FourAt(end - 4);
    } else {
      for (const uint8_t* at = start; at < end; at++) rest = rest << 8 | *at;
    }
    any |= rest;
    hash = (hash ^ rest) * 0x85ebca6bu;
    hash ^= hash >> 13;
    *text = {start, static_cast<int32_t>(end - start), static_cast<int32_t>(hash), (any & 0x80808080u) != 0};
    return true;
  }

  // The number of a text that is there, -1 if it is new, -2 if the arrays are not what they should be; its slot, or the free one.
  int32_t Find(const Text& text, size_t* slot) const {
    const size_t last = slots.length / 2 - 1;
    size_t at = static_cast<uint32_t>(text.hash) & last;
    for (size_t looks = 0; looks <= last; looks++, at = (at + 1) & last) {
      const int32_t place = slots.data[2 * at + 1];
      *slot = at;
      if (place == 0) return -1;
      if (slots.data[2 * at] != text.hash) continue;
      if (place < 0 || place > state.data[kTexts]) return -2;
      const int32_t begin = begins.data[place - 1], end = begins.data[place];
      if (begin < 0 || end < begin || static_cast<size_t>(end) > texts.length) return -2;
      if (end - begin == text.length && memcmp(texts.data + begin, text.start, text.length) == 0) return place - 1;
    }
    return -2;
  }

  // False if it may be a word for a missing value or has blanks of several bytes, or if there is no room.
  bool Add(const Text& text, size_t slot) {
    int32_t* const now = state.data;
    const int64_t count = now[kTexts];
    const int64_t last = slots.length / 2 - 1;
    if (text.length <= now[kLongest] || text.start[0] > 127 || text.start[text.length - 1] > 127) return false;
    const int64_t begin = begins.data[count];
    const int64_t end = begin + text.length;
    const auto room = static_cast<int64_t>(std::min({is_wide.length, begins.length - 1, known.length}));
    if (4 * count > 3 * last || count >= room || end > static_cast<int64_t>(texts.length) || end > INT32_MAX) return false;
    memcpy(texts.data + begin, text.start, text.length);
    begins.data[count + 1] = static_cast<int32_t>(end);
    is_wide.data[count] = text.isWide;
    known.data[count] = now[kCodes]++;
    slots.data[2 * slot] = text.hash;
    slots.data[2 * slot + 1] = ++now[kTexts];
    return true;
  }

  void Run() {
    int32_t* const now = state.data;
    const size_t last = slots.length / 2 - 1;
    Text ahead[kAhead];
    while (now[kInto] < now[kStop]) {
      // Hashes of some texts first: so their slots are on the way while others are looked at.
      const int most = std::min(kAhead, now[kStop] - now[kInto]);
      int count = 0;
      for (; count < most; count++) {
        if (!TextAt(now[kField] + static_cast<size_t>(count) * now[kFieldStep], &ahead[count])) break;
        __builtin_prefetch(&slots.data[2 * (static_cast<uint32_t>(ahead[count].hash) & last)]);
      }
      for (int i = 0; i < count; i++) {
        if (now[kCodes] >= now[kMostCodes]) return;
        const int32_t field = now[kField];
        int32_t code = -1;
        if (starts.data[field] != ends.data[field]) {
          size_t slot;
          const int32_t number = Find(ahead[i], &slot);
          if (number == -2 || (number == -1 && !Add(ahead[i], slot))) return;
          code = known.data[number >= 0 ? number : now[kTexts] - 1];
          if (code < 0) return;
        }
        codes.data[now[kInto]++] = code;
        now[kField] += now[kFieldStep];
      }
      if (count < most) return;
    }
  }
};

inline bool IsOf(napi_typedarray_type type, const uint8_t*) { return type == napi_uint8_array; }
inline bool IsOf(napi_typedarray_type type, const int32_t*) { return type == napi_int32_array; }
inline bool IsOf(napi_typedarray_type type, const double*) { return type == napi_float64_array; }

template <typename T>
bool Read(napi_env env, napi_value value, Span<T>* span) {
  napi_typedarray_type type;
  void* data = nullptr;
  if (napi_get_typedarray_info(env, value, &type, &span->length, &data, nullptr, nullptr) != napi_ok) return false;
  span->data = static_cast<T*>(data);
  return IsOf(type, span->data);
}

// False unless there are just these arguments, each an array of its numbers.
template <typename... T>
bool ReadAll(napi_env env, napi_callback_info info, Span<T>*... spans) {
  napi_value given[sizeof...(spans)];
  size_t count = sizeof...(spans);
  if (napi_get_cb_info(env, info, &count, given, nullptr, nullptr) != napi_ok || count != sizeof...(spans)) return false;
  const napi_value* next = given;
  return (Read(env, *next++, spans) && ...);
}

napi_value Scan(napi_env env, napi_callback_info info) {
  Scanner s;
  const bool isReady = ReadAll(env, info, &s.bytes, &s.wanted, &s.starts, &s.ends, &s.values, &s.lines, &s.state) && s.IsReady();
  napi_value result;
  napi_get_boolean(env, isReady && s.Scan(), &result);
  return result;
}

napi_value TakeNumbers(napi_env env, napi_callback_info info) {
  NumberTaker taker;
  if (ReadAll(env, info, &taker.starts, &taker.ends, &taker.values, &taker.piece, &taker.state) && taker.IsReady()) taker.Run();
  return nullptr;
}

napi_value FindTexts(napi_env env, napi_callback_info info) {
  TextFinder f;
  if (ReadAll(env, info, &f.bytes, &f.starts, &f.ends, &f.slots, &f.texts, &f.begins, &f.is_wide, &f.known, &f.codes, &f.state) && f.IsReady())
    f.Run();
  return nullptr;
}

}  // namespace

NAPI_MODULE_INIT() {
  napi_property_descriptor functions[] = {{"scan", nullptr, Scan, nullptr, nullptr, nullptr, napi_default, nullptr},
                                         {"takeNumbers", nullptr, TakeNumbers, nullptr, nullptr, nullptr, napi_default, nullptr},
                                         {"findTexts", nullptr, FindTexts, nullptr, nullptr, nullptr, napi_default, nullptr}};
  napi_define_properties(env, exports, sizeof functions / sizeof *functions, functions);
  return exports;
}
