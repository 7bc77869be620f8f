#include "cli/extraction_wire.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace recount::cli {
namespace {

// The members of each struct, once for both directions: writing visits a const value, reading fills one. A member that
// is added to a struct breaks its structured binding here, so that none is forgotten.
template <class T, class U>
concept Some = std::same_as<std::remove_const_t<T>, U>;

template <class Archive, Some<Box> T>
void visit(Archive& archive, T& value) {
  auto& [x0, y0, x1, y1] = value;
  archive(x0, y0, x1, y1);
}

template <class Archive, Some<Reading> T>
void visit(Archive& archive, T& value) {
  auto& [text, confidence, by] = value;
  archive(text, confidence, by);
}

template <class Archive, Some<Provenance> T>
void visit(Archive& archive, T& value) {
  auto& [page, box, line, confidence, readings, figures] = value;
  archive(page, box, line, confidence, readings, figures);
}

template <class Archive, Some<Cell> T>
void visit(Archive& archive, T& value) {
  auto& [row, col, row_span, col_span, raw, from] = value;
  archive(row, col, row_span, col_span, raw, from);
}

template <class Archive, Some<PagePart> T>
void visit(Archive& archive, T& value) {
  auto& [page, box] = value;
  archive(page, box);
}

template <class Archive, Some<Grid> T>
void visit(Archive& archive, T& value) {
  auto& [rows, cols, spans_known, cells, parts] = value;
  archive(rows, cols, spans_known, cells, parts);
}

template <class Archive, Some<Paragraph> T>
void visit(Archive& archive, T& value) {
  auto& [raw, from] = value;
  archive(raw, from);
}

template <class Archive, Some<Problem> T>
void visit(Archive& archive, T& value) {
  auto& [code, page, line, at, args] = value;
  archive(code, page, line, at, args);
}

template <class Archive, Some<Extraction> T>
void visit(Archive& archive, T& value) {
  auto& [reader, pages, blocks, problems] = value;
  archive(reader, pages, blocks, problems);
}

template <class Archive, Some<Message> T>
void visit(Archive& archive, T& value) {
  auto& [id, args] = value;
  archive(id, args);
}

template <class Archive, Some<Error> T>
void visit(Archive& archive, T& value) {
  auto& [code, message] = value;
  archive(code, message);
}

// A switch without a default: the compiler names a code that is missing.
bool is_known(ErrorCode code) {
  switch (code) {
    case ErrorCode::kNotFound:
    case ErrorCode::kUnsupported:
    case ErrorCode::kEncrypted:
    case ErrorCode::kDamaged:
    case ErrorCode::kLimit:
      return true;
  }
  return false;
}

bool is_known(Engine engine) {
  switch (engine) {
    case Engine::kNet:
    case Engine::kWords:
    case Engine::kFigures:
    case Engine::kBoth:
      return true;
  }
  return false;
}

template <class T>
concept Number = std::same_as<T, int> || std::same_as<T, double> || std::same_as<T, std::uint8_t> ||
    std::same_as<T, std::uint64_t>;

class Writer {
 public:
  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }
  std::string take() { return std::move(bytes_); }

 private:
  template <Number T>
  void put(T value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes_.append(raw, sizeof raw);
  }
  void put(bool value) { put(static_cast<std::uint8_t>(value)); }
  void put(ErrorCode value) { put(static_cast<std::uint8_t>(value)); }
  void put(Engine value) { put(static_cast<std::uint8_t>(value)); }
  void put(const std::string& value) {
    put(std::uint64_t{value.size()});
    bytes_ += value;
  }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class T>
  void put(const std::vector<T>& values) {
    put(std::uint64_t{values.size()});
    for (const T& value : values) put(value);
  }
  template <class... T>
  void put(const std::variant<T...>& value) {
    put(static_cast<std::uint8_t>(value.index()));
    std::visit([this](const auto& held) { this->put(held); }, value);
  }
  template <class T>
  requires std::is_aggregate_v<T>
  void put(const T& value) { visit(*this, value); }

  std::string bytes_;
};

// After the first thing that is wrong nothing more is read.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  template <class... T>
  void operator()(T&... values) {
    (get(values), ...);
  }
  bool ok() const { return ok_; }
  bool finished() const { return ok_ && bytes_.empty(); }

 private:
  void require(bool holds) { ok_ = ok_ && holds; }

  template <Number T>
  void get(T& value) {
    require(bytes_.size() >= sizeof value);
    if (!ok_) return;
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    if constexpr (std::same_as<T, double>) require(std::isfinite(value));  // JSON has no others
  }
  void get(bool& value) {
    std::uint8_t byte = 0;
    get(byte);
    require(byte <= 1);
    value = byte == 1;
  }
  template <class T>
  requires std::same_as<T, ErrorCode> || std::same_as<T, Engine>
  void get(T& value) {
    std::uint8_t byte = 0;
    get(byte);
    value = static_cast<T>(byte);
    require(is_known(value));
  }
  void get(std::string& value) {
    std::uint64_t size = 0;
    get(size);
    require(size <= bytes_.size());
    if (!ok_) return;
    value = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
  }
  template <class T>
  void get(std::optional<T>& value) {
    bool present = false;
    get(present);
    if (ok_ && present) get(value.emplace());
  }
  // Grows with what is really there: a false count must not make the reader ask for memory.
  template <class T>
  void get(std::vector<T>& values) {
    std::uint64_t count = 0;
    get(count);
    require(count <= bytes_.size());
    for (; ok_ && count > 0; --count) get(values.emplace_back());
  }
  template <class... T>
  void get(std::variant<T...>& value) {
    std::uint8_t index = 0;
    get(index);
    std::uint8_t next = 0;
    const bool found = ((next++ == index && (get(value.template emplace<T>()), true)) || ...);
    require(found);
  }
  template <class T>
  requires std::is_aggregate_v<T>
  void get(T& value) { visit(*this, value); }

  std::string_view bytes_;
  bool ok_ = true;
};

// The model makes a cell of every position, also of those that a span covers. Readers stop at 2,000,000 cells
// (error.too-many-cells).
constexpr std::int64_t kMaxPositions = 4'000'000;

// Every reading of a cell is parsed; readers give five or so.
constexpr std::size_t kMaxReadings = 32;

bool is_sound(const Provenance& from) {
  const auto likely = [](const Reading& reading) { return reading.confidence >= 0 && reading.confidence <= 1; };
  return from.readings.size() <= kMaxReadings && std::ranges::all_of(from.readings, likely);
}

// Whether `grid` is one that the model can walk through. Adds the positions that it will make of it.
bool is_sound(const Grid& grid, std::int64_t& positions) {
  if (grid.rows < 0 || grid.cols < 0) return false;
  const Cell* last = nullptr;
  std::int64_t used = 0;
  for (const Cell& cell : grid.cells) {
    if (!is_sound(cell.from)) return false;
    if (cell.row < 0 || cell.col < 0 || cell.row_span < 1 || cell.col_span < 1) return false;
    if (cell.row_span > grid.rows - cell.row || cell.col_span > grid.cols - cell.col) return false;
    if (last && std::pair(cell.row, cell.col) <= std::pair(last->row, last->col)) return false;
    if (last && last->row != cell.row) used += last->col + 1;
    last = &cell;
  }
  if (last) used += last->col + 1;
  positions += grid.rows + (grid.spans_known ? std::int64_t{grid.rows} * grid.cols : used);
  return positions <= kMaxPositions;
}

bool is_sound(const Extraction& extraction) {
  std::int64_t positions = 0;
  for (const Block& block : extraction.blocks) {
    if (const auto* text = std::get_if<Paragraph>(&block); text && !is_sound(text->from)) return false;
    if (const auto* grid = std::get_if<Grid>(&block); grid && !is_sound(*grid, positions)) return false;
  }
  return true;
}

}  // namespace

std::string encode(const Result<Extraction>& result) {
  Writer writer;
  writer(static_cast<bool>(result));
  if (result) {
    writer(*result);
  } else {
    writer(result.error());
  }
  return writer.take();
}

std::optional<Result<Extraction>> decode(std::string_view bytes) {
  Reader reader(bytes);
  bool read = false;
  reader(read);
  if (read) {
    Extraction extraction;
    reader(extraction);
    if (reader.finished() && is_sound(extraction)) return Result<Extraction>(std::move(extraction));
    return std::nullopt;
  }
  Error error{ErrorCode::kDamaged, {}};
  reader(error);
  if (!reader.finished()) return std::nullopt;
  return Result<Extraction>(std::move(error));
}

}  // namespace recount::cli
