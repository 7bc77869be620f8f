#include "extract/words_net.h"

#include <dnnl.h>
#include <omp.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "extract/utf8.h"

// The loops below on vectors as wide as the processor has.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__)
#define RECOUNT_VECTORS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define RECOUNT_VECTORS
#endif

namespace recount {
namespace {

constexpr std::string_view kMagic = "recount words 1\n";
constexpr std::size_t kMostWeights = std::size_t{1} << 22;

// Where nothing is as good as certain, no character is looked for.
constexpr double kSurelyBlank = 0.98;

// White after the end of the line, in steps: the training had it.
constexpr int kPadding = 2;

struct Shape {
  int inside, outside, stride_y, stride_x;
};
// corpus/train/words/net.py
constexpr int kStem = 24, kRowsLeft = 5, kLine = 256, kNeck = 96;
constexpr Shape kBlocks[] = {{24, 48, 1, 1},   {48, 48, 1, 1},   {48, 96, 2, 2},   {96, 96, 1, 1},
                             {96, 96, 1, 1},   {96, 192, 2, 1},  {192, 192, 1, 1}, {192, 192, 1, 1},
                             {192, 192, 1, 1}, {192, 192, 1, 1}, {192, 192, 1, 1}};
constexpr int kLineBlocks = 3, kLineKernel = 5;

class In {
 public:
  explicit In(std::string_view bytes) : bytes_(bytes) {}

  bool ok() const { return ok_; }
  bool at_end() const { return ok_ && bytes_.empty(); }

  std::string_view take(std::size_t count) {
    if (count > bytes_.size()) ok_ = false;
    const std::string_view taken = ok_ ? bytes_.substr(0, count) : std::string_view();
    if (ok_) bytes_.remove_prefix(count);
    return taken;
  }
  std::uint32_t number() {
    std::uint32_t value = 0;
    const std::string_view four = take(4);
    for (std::size_t i = four.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(four[i]);
    return value;
  }
  std::vector<float> floats(std::size_t count) {
    std::vector<float> values;
    const std::string_view bytes = take(count * sizeof(float));
    values.resize(bytes.size() / sizeof(float));
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
  }

 private:
  std::string_view bytes_;
  bool ok_ = true;
};

RECOUNT_VECTORS void add_products(const float* a, const float* b, float* to, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] += a[i] * b[i];
}

RECOUNT_VECTORS void keep_positive(float* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = values[i] > 0 ? values[i] : 0;
}

RECOUNT_VECTORS void add(const float* what, float* to, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] += what[i];
}

// to = rows of `in` (count of them) times the transposed matrix.
void multiply(const float* in, int count, const std::vector<float>& weights, int rows, int columns, float* to) {
  dnnl_sgemm('N', 'T', count, rows, columns, 1, in, columns, weights.data(), columns, 0, to, rows);
}

std::size_t size(int count) {
  return static_cast<std::size_t>(count);
}

}  // namespace

std::optional<WordsNet> WordsNet::load(std::string_view file) {
  In in(file);
  if (in.take(kMagic.size()) != kMagic) return std::nullopt;
  WordsNet net;
  const std::string_view characters = in.take(in.number());
  for (std::size_t at = 0; at < characters.size() && utf8_length(characters, at) > 0;)
    net.characters_ += utf8_next(characters, at);
  const auto matrix = [&](int rows, int columns) {
    Matrix made;
    made.rows = rows, made.columns = columns;
    const bool fits = in.number() == static_cast<std::uint32_t>(rows) &&
                      in.number() == static_cast<std::uint32_t>(columns) && in.ok() &&
                      size(rows) * size(columns) <= kMostWeights;
    if (!fits) {
      in.take(std::string_view::npos);
      return made;
    }
    const std::vector<float> scale = in.floats(size(rows));
    made.bias = in.floats(size(rows));
    const std::string_view weights = in.take(size(rows) * size(columns));
    for (std::size_t i = 0; i < weights.size(); ++i)
      made.weights.push_back(scale[i / size(columns)] *
                             static_cast<float>(static_cast<signed char>(weights[i])));
    return made;
  };
  // On single channels: turned, so that the channels of a point lie together.
  const auto spatial = [&](int channels, int places) {
    const Matrix read = matrix(channels, places);
    Matrix turned = read;
    turned.rows = places, turned.columns = channels;
    if (!in.ok()) return turned;
    for (int c = 0; c < channels; ++c) {
      for (int p = 0; p < places; ++p)
        turned.weights[size(p * channels + c)] = read.weights[size(c * places + p)];
    }
    return turned;
  };
  net.stem_ = matrix(kStem, 9);
  for (const Shape& shape : kBlocks) {
    Block block{.spatial = spatial(shape.inside, 9),
                .across = {},
                .stride_y = shape.stride_y,
                .stride_x = shape.stride_x};
    block.across = matrix(shape.outside, shape.inside);
    net.blocks_.push_back(std::move(block));
  }
  net.column_ = matrix(kLine, kRowsLeft * kBlocks[std::size(kBlocks) - 1].outside);
  for (int i = 0; i < kLineBlocks; ++i) {
    Block block{
        .spatial = spatial(kLine, kLineKernel), .across = {}, .kernel_height = 1, .kernel_width = kLineKernel};
    block.across = matrix(kLine, kLine);
    net.line_.push_back(std::move(block));
  }
  net.blank_ = matrix(1, kLine);
  net.neck_ = matrix(kNeck, kLine);
  net.classes_ = matrix(static_cast<int>(net.characters_.size()), kNeck);
  if (!in.at_end() || net.characters_.size() < 3) return std::nullopt;
  return net;
}

WordsNet::Map WordsNet::spatial(const Map& in, const Block& block) {
  const int up = block.kernel_height / 2, left = block.kernel_width / 2;
  Map out{(in.height - 1) / block.stride_y + 1, (in.width - 1) / block.stride_x + 1, in.channels, {}};
  const std::size_t channels = size(in.channels);
  out.values.resize(size(out.points()) * channels);
  float* to = out.values.data();
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x, to += channels) {
      std::copy(block.spatial.bias.begin(), block.spatial.bias.end(), to);
      for (int ky = 0; ky < block.kernel_height; ++ky) {
        const int from_y = y * block.stride_y + ky - up;
        if (from_y < 0 || from_y >= in.height) continue;
        for (int kx = 0; kx < block.kernel_width; ++kx) {
          const int from_x = x * block.stride_x + kx - left;
          if (from_x < 0 || from_x >= in.width) continue;
          add_products(in.values.data() + size(from_y * in.width + from_x) * channels,
                       block.spatial.weights.data() + size(ky * block.kernel_width + kx) * channels, to,
                       channels);
        }
      }
    }
  }
  keep_positive(out.values.data(), out.values.size());
  return out;
}

WordsNet::Map WordsNet::across(const Map& in, const Matrix& matrix, const Map* around, bool positive) {
  Map out{in.height, in.width, matrix.rows, {}};
  out.values.resize(size(out.points()) * size(matrix.rows));
  multiply(in.values.data(), in.points(), matrix.weights, matrix.rows, matrix.columns, out.values.data());
  for (int i = 0; i < out.points(); ++i)
    add(matrix.bias.data(), out.values.data() + size(i) * size(matrix.rows), size(matrix.rows));
  if (around != nullptr) add(around->values.data(), out.values.data(), out.values.size());
  if (positive) keep_positive(out.values.data(), out.values.size());
  return out;
}

void WordsNet::apply(const Block& block, Map& map) {
  map = across(spatial(map, block), block.across, block.around() ? &map : nullptr, true);
}

// 3x3 on every other pixel of every other row: the nine pixels of each place as a row of a matrix.
WordsNet::Map WordsNet::stem(const GrayImage& picture) const {
  constexpr int kPlaces = 9;
  constexpr float kWhite = 255;
  const int width = ((picture.width + kStep - 1) / kStep + kPadding) * kStep;
  Map places{picture.height / 2, width / 2, kPlaces, {}};
  places.values.resize(size(places.points()) * kPlaces);
  float* to = places.values.data();
  for (int y = 0; y < places.height; ++y) {
    for (int x = 0; x < places.width; ++x) {
      for (int place = 0; place < kPlaces; ++place, ++to) {
        const int from_y = 2 * y + place / 3 - 1, from_x = 2 * x + place % 3 - 1;
        const bool inside = from_y >= 0 && from_y < picture.height && from_x >= 0 && from_x < picture.width;
        if (inside) *to = (kWhite - static_cast<float>(picture.row(from_y)[from_x])) / kWhite;
      }
    }
  }
  return across(places, stem_, nullptr, true);
}

// The rows that are left stand one behind the other in each column.
WordsNet::Map WordsNet::column(const Map& in) const {
  Map flat{1, in.width, in.height * in.channels, {}};
  flat.values.resize(in.values.size());
  const auto channels = static_cast<std::ptrdiff_t>(in.channels);
  for (int y = 0; y < in.height; ++y) {
    for (int x = 0; x < in.width; ++x) {
      const auto from = in.values.begin() + (static_cast<std::ptrdiff_t>(y) * in.width + x) * channels;
      std::copy(from, from + channels,
                flat.values.begin() + (static_cast<std::ptrdiff_t>(x) * in.height + y) * channels);
    }
  }
  return across(flat, column_, nullptr, true);
}

NetStep WordsNet::step(double blank, const float* logits) const {
  NetStep made;
  made.blank = blank;
  const std::size_t count = characters_.size();
  const float most = *std::max_element(logits, logits + count);
  double sum = 0;
  std::array<std::size_t, 3> best{};
  std::size_t found = 0;
  for (std::size_t i = 0; i < count; ++i) {
    sum += std::exp(static_cast<double>(logits[i] - most));
    std::size_t place = found;
    while (place > 0 && logits[i] > logits[best[place - 1]]) --place;
    if (place == best.size()) continue;
    found = std::min(found + 1, best.size());
    for (std::size_t j = found - 1; j > place; --j) best[j] = best[j - 1];
    best[place] = i;
  }
  for (std::size_t i = 0; i < best.size(); ++i) {
    made.best[i] = {characters_[best[i]],
                    (1 - blank) * std::exp(static_cast<double>(logits[best[i]] - most)) / sum};
  }
  return made;
}

std::vector<NetStep> WordsNet::run(const GrayImage& picture) const {
  if (picture.height != kHeight || picture.width <= 0) return {};
  // Of the calling thread. oneDNN parts its work by it, also where OpenMP may not run more than one (ocr.h): the rest would not be done.
  omp_set_num_threads(1);
  Map map = stem(picture);
  for (const Block& block : blocks_) apply(block, map);
  map = column(map);
  for (const Block& block : line_) apply(block, map);
  const Map blanks = across(map, blank_, nullptr, false), necks = across(map, neck_, nullptr, false);
  std::vector<NetStep> steps(size(map.width));
  std::vector<int> asked;
  Map wanted{1, 0, kNeck, {}};
  for (int x = 0; x < map.width; ++x) {
    steps[size(x)].blank = 1 / (1 + std::exp(-static_cast<double>(blanks.values[size(x)])));
    if (steps[size(x)].blank > kSurelyBlank) continue;
    asked.push_back(x);
    const auto from = necks.values.begin() + static_cast<std::ptrdiff_t>(x) * kNeck;
    wanted.values.insert(wanted.values.end(), from, from + kNeck);
  }
  wanted.width = static_cast<int>(asked.size());
  if (asked.empty()) return steps;
  const Map logits = across(wanted, classes_, nullptr, false);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    NetStep& step_of = steps[size(asked[i])];
    step_of = step(step_of.blank, logits.values.data() + i * characters_.size());
  }
  return steps;
}

}  // namespace recount
