#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/score/align.h"
#include "corpus/score/likeness.h"
#include "corpus/score/numbering.h"
#include "normalize/fold.h"

namespace recount::corpus {
namespace {

std::string folded_key(std::string_view label) {
  std::string key = fold_label(label);
  while (key.ends_with(':')) key.pop_back();
  return key;
}

struct Label {
  std::string key;
  std::u32string letters, text;  // of the key; of the value
  const JsonMember* member;
  bool taken = false;
};

std::vector<Label> labels_of(const Json& object) {
  std::vector<Label> labels;
  for (const JsonMember& member : object.members) {
    std::u32string text = folded(member.value);
    if (text.empty()) continue;
    const std::string key = folded_key(member.name);
    labels.push_back({key, to_utf32(key), std::move(text), &member});
  }
  return labels;
}

Label* same_label(std::vector<Label>& labels, const Label& want) {
  const auto found =
      std::ranges::find_if(labels, [&](const Label& label) { return !label.taken && label.key == want.key; });
  return found == labels.end() ? nullptr : &*found;
}

// The label among those left that is most similar to `want`, its text counted with it: 中央主管部门 is no garbled
// 地方主管部门, unless it has the text of it.
Label* garbled_label(std::vector<Label>& labels, const Label& want) {
  constexpr double kLeast = 0.7;
  Label* best = nullptr;
  double most = 0;
  for (Label& label : labels) {
    if (label.taken) continue;
    const double alike =
        0.5 * similarity(label.letters, want.letters) + 0.5 * similarity(label.text, want.text);
    if (alike < kLeast || alike <= most) continue;
    most = alike;
    best = &label;
  }
  return best;
}

Place member_place(const Place& object, const Label& want, const Label* got) {
  return {object.at + '/' + pointer_part(want.member->name),
          got == nullptr || object.there.empty() ? "" : object.there + '/' + pointer_part(got->member->name)};
}

// label -> text. Equal labels are paired before garbled ones look for a partner among what is left.
void judge_labelled(std::string_view group, const Place& place, const Json& want, const Json& got,
                    Tally* tally) {
  std::vector<Label> ours = labels_of(want), theirs = labels_of(got);
  for (Label& label : ours) {
    Label* const other = same_label(theirs, label);
    if (other == nullptr) continue;
    label.taken = other->taken = true;
    tally->text(group, member_place(place, label, other), label.member->value, other->member->value);
  }
  for (Label& label : ours) {
    if (label.taken) continue;
    Label* const other = garbled_label(theirs, label);
    const Place there = member_place(place, label, other);
    if (other == nullptr) {
      tally->text(group, there, label.member->value, Json::null());
      continue;
    }
    other->taken = true;
    Json printed = other->member->value;
    printed.text = other->member->name + ": " + printed.text;
    tally->add(group, there, label.member->value, printed, false);
  }
  for (const Label& label : theirs) {
    if (!label.taken) tally->text(group, member_place(place, label, &label), Json::null(), label.member->value);
  }
}

void judge_notes(const Place& place, const Json& key, const Json& record, Tally* tally) {
  std::vector<std::u32string> ours, theirs;
  for (const Json& note : key.items) ours.push_back(folded(note));
  for (const Json& note : record.items) theirs.push_back(folded(note));
  const Pairing pairing = align(ours.size(), theirs.size(), [&](std::size_t i, std::size_t j) {
    return similarity_from(kLeastAlike, ours[i], theirs[j]);
  });
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const auto partner = pairing.of_key[i];
    const Place there{place.at + '/' + std::to_string(i),
                      partner && !place.there.empty() ? place.there + '/' + std::to_string(*partner) : ""};
    tally->text("notes", there, key.items[i], partner ? record.items[*partner] : Json::null());
  }
  for (std::size_t j = 0; j < theirs.size(); ++j) {
    if (pairing.of_output[j]) continue;
    const std::string number = std::to_string(j);
    tally->text("notes", {place.at + " (note " + number + " of the record)", place.there + '/' + number},
                Json::null(), record.items[j]);
  }
}

}  // namespace

void judge_further_of_form(const Place& place, const Json& want, const Json& got, Tally* tally) {
  for (const char* const name : {"kind", "scope"}) {
    if (!want[name].is_null())
      tally->add(std::string("form ") + name, place / name, want[name], got[name],
                 want[name].text == got[name].text);
  }
  if (want.has("remarks")) judge_labelled("remarks", place / "remarks", want["remarks"], got["remarks"], tally);
  if (want.has("notes")) judge_notes(place / "notes", want["notes"], got["notes"], tally);
}

void judge_further_of_row(const Place& place, const Json& want, const Json& got, Tally* tally) {
  for (const char* const name : {"reviewed_score", "deduction", "level2_weight", "group_weight"}) {
    if (want.has(name)) tally->numeric(name, place / name, want[name], got[name]);
  }
  if (want.has("group")) tally->text("group", place / "group", want["group"], got["group"]);
  if (want.has("extra")) judge_labelled("extra", place / "extra", want["extra"], got["extra"], tally);
}

}  // namespace recount::corpus
