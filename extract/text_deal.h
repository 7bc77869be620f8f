// Deals the cells of a row that holds several rows out to them; see text_grown.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace recount {

// Values stand apart by blanks or line breaks.
std::vector<std::string_view> split_values(std::string_view raw);

// One cell of the row: its fullest text, and that of each printing.
struct GrownColumn {
  std::string_view full;
  std::vector<std::string_view> versions;
};

// rows is empty where the evidence does not suffice; `why` then gives the numbers of names and values ("11, 10,
// 9"). doubtful: columns with values for which the row is not certain, or that were printed more often than
// there are rows.
struct Deal {
  std::vector<std::vector<std::string_view>> rows;
  std::vector<std::size_t> doubtful;
  std::string why;
};

Deal deal_out(const std::vector<GrownColumn>& columns, std::size_t names);

}  // namespace recount
