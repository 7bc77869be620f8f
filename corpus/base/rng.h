// Random numbers that depend on a name only, and are the same on every machine: the distributions of <random> are not.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace recount::corpus {

// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/).
std::uint64_t hash(std::string_view text);

//   Rng rng("water_supply/office");
//   rng.uniform(0.8, 1.2); rng.chance(0.3); rng.index(4);
//   Rng noise = rng.child("noise");   // does not advance rng: adding a draw elsewhere does not change it
class Rng {
 public:
  explicit Rng(std::string name) : name_(std::move(name)), engine_(hash(name_)) {}

  double uniform(double low, double high);  // low <= x < high
  bool chance(double probability) { return uniform(0, 1) < probability; }
  int index(int size) { return static_cast<int>(uniform(0, size)); }  // 0 .. size - 1
  int between(int low, int high) { return low + index(high - low + 1); }
  double gaussian();  // mean 0, deviation 1
  template <class T>
  const T& pick(std::span<const T> items) {
    return items[index(static_cast<int>(items.size()))];
  }
  std::uint64_t bits() { return engine_(); }

  const std::string& name() const { return name_; }
  Rng child(std::string_view part) const { return Rng(name_ + "/" + std::string(part)); }

 private:
  std::string name_;
  std::mt19937_64 engine_;  // its sequence is fixed by the standard
};

}  // namespace recount::corpus
