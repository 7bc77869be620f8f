// Which reading of each recognized cell is believed. Scans are read by several engines (extract/grid.h); what stands in a column
// tells which of them to trust: numbers in columns of numbers, whole quantities under 指标值, words elsewhere.
//
// Only the cell itself and the words of the form choose. Sums and rates never do: a form whose figures contradict each other
// must be read as it is printed.
#pragma once

#include "extract/reader.h"
#include "model/document.h"

namespace recount {

// Some cell or paragraph was recognized, so that believe_readings() has something to choose.
bool has_readings(const Extraction& extraction);

// The extraction with the chosen reading of each recognized cell in Cell::raw and its confidence in Provenance::confidence. All
// readings stay in Provenance::readings. Labels are corrected to words of the vocabulary (model/vocabulary/correct.h): Cell::raw
// is then none of the readings. A cell in a column of numbers that no engine read as one keeps its text and is hardly
// believed (kNoValue). Cells without readings stay as they are. Pure.
Extraction believe_readings(Extraction extraction);

// The label of the cell was corrected.
bool is_corrected_label(const Cell& cell);

// The readings that differ from `raw` once blanks are trimmed, the most confident first, each text once; three at most.
std::vector<Reading> other_readings(const std::string& raw, const Provenance& from);

// Adds a problem unreadable-cell for each recognized value that has none yet and could not be read.
void report_unreadable(Document& document);

}  // namespace recount
