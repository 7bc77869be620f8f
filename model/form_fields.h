// Puts what stands beside a label into its field of the form. Used by pairs.cc and mapper.cc.
#pragma once

#include <string>
#include <string_view>

#include "model/form_reader.h"

namespace recount {

// A value beside its label. `value` is null where the form prints none; `text` is then blank or absent.
struct LabelledValue {
  const RowCell& label;
  const RowCell* value;
  TextField text;
  NumberField number;          // the same, read as the number that the label asks for
  Funding* funding = nullptr;  // the row that an amount belongs to; null for the total
};

// What kind of number a label of Place::kPair asks for.
AmountKind amount_kind(Label label);
// 年初预算数, 执行率: an amount of the funding, or what follows from one.
bool is_funding_amount(Label label);

// False where the label only names a block (项目资金（万元）), so that what follows is a label of its own.
bool set_field(FormContext& context, Label which, LabelledValue pair);

// label -> text under remarks; a second text of the same label is added to the first, a blank one is left out.
void add_remark(FormContext& context, std::string_view label, TextField text);

// （万元） in a label.
void note_amount_unit(FormContext& context, const RowCell& label);

// Prose, not a word or a name.
bool is_sentence(std::string_view text);

// Names a section of the form: 项目预算执行情况（万元）, 四、指标完成情况. Its labels follow.
bool is_heading(std::string_view text);

}  // namespace recount
