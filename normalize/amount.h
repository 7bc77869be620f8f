// Numbers in columns of money, points and percent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/decimal.h"

namespace recount {

// What a column holds decides which repairs are allowed: "9, 97" is 9.97 among points and percents, never in money.
enum class AmountKind { kMoney, kPoints, kPercent };

enum class CellState {
  kAbsent,      // the form prints no such cell
  kBlank,       // the cell is printed and empty
  kDash,        // a dash, slash or 无: says "none"
  kUnreadable,  // something stands there that is no such value
  kMerged,      // part of a cell that is merged with a filled one
  kValue,
};

struct Amount {
  CellState state = CellState::kBlank;
  std::optional<Decimal> value;      // set exactly where state is kValue
  std::string unit;                  // 元, 万元, 分, % where printed in the cell, else empty
  std::vector<std::string> repairs;  // ids of repairs.h, in the order made
  bool doubtful = false;             // a repair that needs a warning was made (letter O read as 0)
};

// Reads the text of an amount cell.
//
//   parse_amount("414,400.00", kMoney)  // 414400.00          parse_amount("295 .31", kMoney)   // 295.31, point-blank
//   parse_amount("62.16%", kPercent)    // 62.16, unit %      parse_amount("10分", kPoints)     // 10, unit 分
//   parse_amount("9, 97", kPoints)      // 9.97, comma-point  parse_amount("99. 71%", kPercent) // 99.71
//   parse_amount("○", kMoney)           // 0, circle-zero, doubtful
//   parse_amount("—", kMoney)           // kDash              parse_amount("", kMoney)          // kBlank
//   parse_amount("25 48", kMoney), ("2 2 2", kPoints), ("见附件", kMoney), ("M.8万元", kMoney)   // kUnreadable
//
// Pure; safe from any thread.
Amount parse_amount(std::string_view raw, AmountKind kind);

}  // namespace recount
