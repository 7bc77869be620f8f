#include "model/confidence.h"

#include <algorithm>

namespace recount {
namespace {

// The engine for words takes 5 for 总 and 1 for ]: where it reads a number all the same, that is likely but not sure.
struct Trust {
  Engine engine;
  double in_figures, in_words;  // columns of numbers and quantities, all others
};
constexpr Trust kTrust[] = {
    {Engine::kWords, 0.7, 1},
    {Engine::kFigures, 1, 0.5},
    {Engine::kBoth, 1, 1},
};

// Two engines can be misled by the same blot, so that agreement takes away only a part of the doubt.
constexpr double kDoubtLeftByAgreement = 0.4;
// A rival that is sure of another value takes away up to this part of the belief.
constexpr double kBeliefLostToRival = 0.5;

bool holds_figures(Role role) {
  return role == Role::kPoints || role == Role::kAmount || role == Role::kRate || role == Role::kQuantity ||
         role == Role::kOperator;
}

}  // namespace

double trust(Engine engine, Role role) {
  const auto* const row = std::ranges::find(kTrust, engine, &Trust::engine);
  return holds_figures(role) ? row->in_figures : row->in_words;
}

double combined(double own, Witness witness, double other) {
  const double sure = std::clamp(own, 0.0, 1.0);
  switch (witness) {
    case Witness::kNone:
      return sure;
    case Witness::kAgrees:
      return 1 - (1 - std::max(sure, other)) * kDoubtLeftByAgreement;
    case Witness::kDisagrees:
      return sure * (1 - kBeliefLostToRival * other);
  }
  return sure;
}

}  // namespace recount
