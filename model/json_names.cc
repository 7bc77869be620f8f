#include "model/json_names.h"

namespace recount {

std::string_view name_of(FundingKind kind) {
  switch (kind) {
    case FundingKind::kTotal:
      return "total";
    case FundingKind::kFiscal:
      return "fiscal";
    case FundingKind::kCarryover:
      return "carryover";
    case FundingKind::kSpecialAccount:
      return "special_account";
    case FundingKind::kOwn:
      return "own";
    case FundingKind::kOther:
      return "other";
  }
  return "other";
}

std::string_view name_of(Column column) {
  switch (column) {
    case Column::kLevel1:
      return "level1";
    case Column::kLevel1Weight:
      return "level1_weight";
    case Column::kLevel2:
      return "level2";
    case Column::kLevel2Weight:
      return "level2_weight";
    case Column::kName:
      return "name";
    case Column::kTarget:
    case Column::kTargetOp:
    case Column::kTargetUnit:
      return "target";
    case Column::kActual:
      return "actual";
    case Column::kWeight:
      return "weight";
    case Column::kScore:
      return "score";
    case Column::kRule:
      return "rule";
    case Column::kNote:
      return "note";
    case Column::kReviewedScore:
      return "reviewed_score";
    case Column::kDeduction:
      return "deduction";
    case Column::kGroup:
      return "group";
    case Column::kGroupLabel:
    case Column::kExtra:
      return "";
  }
  return "";
}

}  // namespace recount
