// Where each cell of a document stands, written beside each rendered file so that reading can be judged cell by cell.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "corpus/base/geometry.h"
#include "corpus/formats/subject.h"

namespace recount::corpus {

// A point of the sheet as it was drawn (fractions) -> the same point of the file's page.
using SheetToFile = std::function<Point(int page, Point on_sheet)>;

// {"pages": [{"dpi": 200, "made": PLAN, "cells": [{"table": 0, "cell": 3, "row": 1, "col": 0, "repeated": false,
//   "values": [POINTER...], "box": [x0, y0, x1, y1], "quad": [x, y, ... clockwise from the top left corner]}]}]}
// box: fractions of the page as it is read; quad: of the page of the file. `made` is JSON, one for each page, or none.
std::string boxes_json(const Subject& subject, const SheetToFile& to_file,
                       const std::vector<std::string>& made = {});

}  // namespace recount::corpus
