// The checks by name, one .cc file each; checks.cc lists them. Inside model/ only.
#pragma once

#include "model/check.h"

namespace recount {

extern const Check kExecutionRate;
extern const Check kOverExecution;
extern const Check kBudgetScore;
extern const Check kFundingSum;
extern const Check kScoreExceedsWeight;
extern const Check kTargetMissed;
extern const Check kIndicatorScore;
extern const Check kReasonMissing;
extern const Check kUnitMismatch;
extern const Check kWeightSum;
extern const Check kDimensionWeight;
extern const Check kTotalScore;
extern const Check kGrade;
extern const Check kMissingValue;
extern const Check kNarrative;
extern const Check kPercentShare;

}  // namespace recount
