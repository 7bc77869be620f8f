// PDF files from text that people can read and change, in the manner of the .in files of pdfium's tests. A source is a PDF
// without the parts that must be counted; these are templates:
//
//   {{header}}              %PDF-1.7 and a line of bytes that are no text
//   {{object 4 0}}          4 0 obj; its place goes into the table of objects
//   {{streamlen}}           /Length with the number of bytes between the next stream and endstream
//   {{xref}}                the table of objects
//   {{trailer}}             the trailer, with object 1 as the root
//   {{startxref}}           startxref and where the table of objects begins
//   {{repeat 9}} ... {{end}}  what stands between them 9 times; {{i}} in it counts from 0, {{i*20}}, {{i+5}} and {{i*20+5}}
//                           reckon with it. No repetition in another one.
//
// Everything else stays as it stands, wrong as it may be: tests need broken files too. tests/pdf/ has the sources.
#pragma once

#include <string>
#include <string_view>

namespace recount::testing {

// Never fails: what is no template stays. Sources whose repetitions make more than 32 MiB stop there.
std::string pdf_from_source(std::string_view source);

}  // namespace recount::testing
