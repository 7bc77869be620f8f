#include "corpus/train/numbers.h"

#include <span>
#include <stdexcept>

namespace recount::corpus {
namespace {

std::string digits(Rng& rng, int count) {
  std::string made;
  for (int i = 0; i < count; ++i) made += static_cast<char>('0' + rng.index(10));
  return made;
}

// Of `count` digits, no 0 in front.
std::string whole(Rng& rng, int count) {
  std::string made = digits(rng, count);
  if (made[0] == '0') made[0] = static_cast<char>('1' + rng.index(9));
  return made;
}

std::string small(Rng& rng) {
  const double kind = rng.uniform(0, 1);
  if (kind < 0.45) return digits(rng, 1);
  if (kind < 0.75) return whole(rng, 2);
  if (kind < 0.82) return std::string(1, static_cast<char>('1' + rng.index(9))) + "0";
  if (kind < 0.88) return std::string(1, static_cast<char>('1' + rng.index(9))) + "00";
  return whole(rng, 3);
}

std::string decimal(Rng& rng) {
  static constexpr int kPlaces[] = {1, 1, 1, 2, 2, 2, 2, 3, 4, 5, 6};
  static constexpr int kWhole[] = {1, 1, 1, 2, 2, 2, 3, 3, 4, 5};
  const int before = rng.pick(std::span<const int>(kWhole));
  const std::string head = rng.chance(0.12) ? "0" : whole(rng, before);
  return head + "." + digits(rng, rng.pick(std::span<const int>(kPlaces)));
}

std::string thousands(Rng& rng) {
  std::string made = whole(rng, rng.between(1, 3));
  const int groups = rng.between(1, rng.chance(0.3) ? 3 : 2);
  for (int i = 0; i < groups; ++i) made += "," + digits(rng, 3);
  if (rng.chance(0.6)) made += "." + (rng.chance(0.3) ? std::string("00") : digits(rng, 2));
  return made;
}

std::string percent(Rng& rng) {
  const double kind = rng.uniform(0, 1);
  if (kind < 0.3) return "100";
  if (kind < 0.5) return "9" + digits(rng, 1);
  if (kind < 0.62) return whole(rng, 1) + (rng.chance(0.5) ? "0" : "5");
  if (kind < 0.7) return whole(rng, 2);
  if (kind < 0.75) return digits(rng, 1);
  if (kind < 0.8) return "100.00";
  if (kind < 0.85) return whole(rng, 3);
  return whole(rng, rng.between(1, 2)) + "." + digits(rng, rng.between(1, 2));
}

std::string score(Rng& rng) {
  const double kind = rng.uniform(0, 1);
  if (kind < 0.35) return digits(rng, 1) + "." + digits(rng, 1);
  if (kind < 0.6) return digits(rng, 1) + "." + digits(rng, 2);
  if (kind < 0.7) return "9" + digits(rng, 1) + "." + digits(rng, rng.between(1, 2));
  if (kind < 0.8) return digits(rng, 1) + ".0";
  return whole(rng, 2) + "." + digits(rng, rng.between(1, 2));
}

std::string weight(Rng& rng) {
  static constexpr const char* kUsual[] = {"10", "10", "10", "10", "5", "5", "5", "20", "30", "50", "15", "100",
                                           "8",  "6",  "4",  "3",  "2", "1", "0", "40", "90", "12", "7",  "9"};
  return rng.pick(std::span<const char* const>(kUsual));
}

// 295 .31 and 295. 31: a blank beside the point.
std::string gap(Rng& rng) {
  const bool before = rng.chance(0.5);
  return whole(rng, rng.between(1, 3)) + (before ? " ." : ". ") + digits(rng, 2);
}

std::string month_or_day(Rng& rng, int last) {
  const int value = rng.between(1, last);
  return (value < 10 && rng.chance(0.25) ? "0" : "") + std::to_string(value);
}

}  // namespace

std::string number(const std::string& name, Rng& rng) {
  if (name == "n") return small(rng);
  if (name == "i") return whole(rng, rng.between(1, 6));
  if (name == "d") return decimal(rng);
  if (name == "p") return percent(rng);
  if (name == "t") return thousands(rng);
  if (name == "s") return score(rng);
  if (name == "w") return weight(rng);
  if (name == "y") return std::to_string(rng.between(2012, 2029));
  if (name == "mon") return rng.chance(0.3) ? "12" : month_or_day(rng, 12);
  if (name == "day") return rng.chance(0.25) ? "31" : month_or_day(rng, 31);
  if (name == "gap") return gap(rng);
  if (name == "wide") return whole(rng, rng.between(7, 12));
  throw std::runtime_error("patterns.txt: what is {" + name + "}?");
}

}  // namespace recount::corpus
