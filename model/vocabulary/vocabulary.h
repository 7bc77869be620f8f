// The words that these forms print, as data: which printed label means which field. Columns and sections are
// learned from these words, never from a position. A new province's words cost rows in labels.cc and nothing
// else.
//
// Sources in the rows: CJ Changji, QN Qiannan, PT Putuo, PS Putuo sports centre, SC Sichuan, AH Anhui, HB
// Hubei, NX Ningxia, JX Jiangxi, HN Hunan, SN Shaanxi, TJ Tianjin, SX Shanxi, FASP the rule data of a
// provincial budget-performance system, gk general knowledge of the national template (财预〔2020〕10号).
// docs/VOCABULARY.md tells how to add one.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/document.h"
#include "normalize/label.h"

namespace recount {

// Where a label can stand. The same word may mean different things in different places (指标值 above targets).
enum class Place {
  kPair,             // label beside its value: identity, single amounts, grade, remarks
  kFundingHeader,    // above a column of the funding block
  kFundingSource,    // at the left of a funding row
  kGoals,            // of the goals block
  kIndicatorHeader,  // above a column of the indicator table
  kTotalRow,         // at the left of the row of totals
  kLevelWord,  // a word of a level in the indicator table: 产出指标 (1), 数量指标 (2), 满意度指标 (both)
};

enum class Label {
  // kPair
  kProject,
  kDepartment,
  kUnit,
  kAmountUnit,
  kYear,
  kGrade,
  kConclusion,  // a grade where its text is a grade word, else a remark
  kTotalScore,
  kTotalWeight,
  kRemark,
  // kPair and kFundingHeader
  kPreviousBudget,
  kInitialBudget,
  kBudget,
  kExecuted,
  kRate,
  kFundingBlock,
  // kFundingHeader and kIndicatorHeader
  kWeight,
  kScore,
  kNote,
  kReason,
  kSourceColumn,
  // kFundingSource
  kTotal,
  kFiscal,
  kFiscalPart,
  kCarryover,
  kSpecialAccount,
  kOwn,
  kOther,
  kCumulativeTotal,
  kUse,  // 基本支出, 项目支出: how the total was spent, not where it came from
  // kGoals
  kGoalsBlock,
  kGoalExpected,
  kGoalActual,
  kGoalTerm,  // for the whole term of a project, beside the goals of the year
  // kIndicatorHeader
  kIndicatorBlock,
  kLevel1,
  kLevel2,
  kName,
  kTarget,
  kTargetOp,
  kTargetUnit,
  kActual,
  kRule,
  kReviewedScore,
  kDeduction,
  kExtraColumn,
  kSequence,
  kLevel1Weight,
  kLevel2Weight,
  // kTotalRow
  kSum,
  kSumWeight,
  kSumScore,
  kSubtotal,
};

struct LabelRow {
  Place place;
  Label label;
  std::string_view text;    // as printed, without brackets and blanks
  std::string_view source;  // who prints it
  double certainty = 1;     // below 1 for a meaning that the cells below must bear out
};

std::span<const LabelRow> label_rows();

struct LabelHit {
  Label label;
  double score;      // of LabelMatch
  std::string rest;  // what stood in brackets behind the label, folded
};

// A word that tells a label that is not listed as a whole: 未达标原因及整改措施 asks for reasons. Tried in order, above
// columns only in rows that are half a header already.
struct WordRow {
  Place place;
  Label label;
  std::string_view word;
  std::string_view example;  // a label that this row recognizes
};
std::span<const WordRow> word_rows();
std::optional<LabelHit> find_label_word(Place place, std::string_view text);

// The label that `text` is in `place`, if any; a section number before it (一、 1. （二）) is passed over. `fuzzy` allows
// the errors of OCR (normalize/label.h).
std::optional<LabelHit> find_label(Place place, std::string_view text,
                                   LabelSet::Fuzzy fuzzy = LabelSet::Fuzzy::kNo);

// All labels that `text` can mean in `place`, for words with several meanings (指标解释: rule, or target where
// the cells below are targets).
std::vector<LabelHit> find_labels(Place place, std::string_view text, LabelSet::Fuzzy fuzzy);

// What a title line says. Recognized: a short line that names 绩效 (or 项目…自评) and ends in one of the endings of titles.cc.
struct Title {
  FormKind kind;
  Scope scope;
};
std::optional<Title> find_title(std::string_view text);

}  // namespace recount
