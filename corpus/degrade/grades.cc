#include "corpus/degrade/grades.h"

namespace recount::corpus {
namespace {

using enum Step;
using enum Color;

// --- clean: one good scanner ---

constexpr Mode kScannerModes[] = {{200, kColor, 3}, {300, kColor, 4}, {200, kGrey, 1}, {300, kGrey, 2}};
constexpr Row kScanner[] = {
    {kRoundStamp, 0.1, 0.75, 0.95},
    {kPaper, 0.5, 0.05, 0.3},
    {kSkew, 0.8, 0.02, 0.3},
    {kLight, 0.3, 0.01, 0.03},
    {kBlur, 1, 0.3, 0.55},
    {kNoise, 1, 0.8, 2.5},
    {kJpeg, 1, 85, 95},
};

// --- office: the glass of a copier, its sheet feeder, and the same set to black and white ---

constexpr Mode kFlatbedModes[] = {{150, kColor, 1}, {200, kColor, 3}, {300, kColor, 2},
                                  {150, kGrey, 1},  {200, kGrey, 2},  {300, kGrey, 1}};
constexpr Row kFlatbed[] = {
    {kFaint, 0.3, 0.05, 0.25},  {kUneven, 0.25, 0.1, 0.3},    {kBleedThrough, 0.25, 0.03, 0.1},
    {kRoundStamp, 0.5, 0.6, 1}, {kSquareStamp, 0.25, 0.6, 1}, {kTicks, 0.3, 1, 4},
    {kSignature, 0.4, 1, 2},    {kHoles, 0.2, 2, 2},          {kPaper, 0.8, 0.05, 0.4},
    {kShadow, 0.2, 0.1, 0.4},   {kSkew, 0.9, 0.05, 1.2},      {kCurl, 0.1, 0.001, 0.003},
    {kBorder, 0.15, 1, 6},      {kLight, 0.6, 0.03, 0.1},     {kBlur, 1, 0.4, 0.8},
    {kSpeckle, 0.3, 0.1, 1},    {kNoise, 1, 1.5, 5},          {kTurn, 0.03, 1, 3},
    {kJpeg, 1, 65, 90},
};

constexpr Mode kFeederModes[] = {{200, kColor, 2}, {300, kColor, 1}, {200, kGrey, 2}, {300, kGrey, 1}};
constexpr Row kFeeder[] = {
    {kFaint, 0.3, 0.05, 0.25},  {kUneven, 0.3, 0.1, 0.35},    {kBleedThrough, 0.2, 0.03, 0.08},
    {kRoundStamp, 0.5, 0.6, 1}, {kSquareStamp, 0.25, 0.6, 1}, {kTicks, 0.3, 1, 4},
    {kSignature, 0.4, 1, 2},    {kHoles, 0.3, 2, 4},          {kPaper, 0.8, 0.05, 0.35},
    {kSkew, 0.95, 0.1, 1.2},    {kBorder, 0.3, 0.5, 4},       {kLight, 0.3, 0.02, 0.06},
    {kBlur, 1, 0.4, 0.8},       {kSpeckle, 0.4, 0.1, 1.5},    {kNoise, 1, 1.5, 5},
    {kTurn, 0.05, 1, 3},        {kJpeg, 1, 65, 85},
};

constexpr Mode kBlackModes[] = {{200, kBilevel, 1}, {300, kBilevel, 2}};
constexpr Row kBlack[] = {
    {kFaint, 0.2, 0.05, 0.15},  {kRoundStamp, 0.5, 0.6, 0.9}, {kSquareStamp, 0.2, 0.6, 0.9},
    {kTicks, 0.3, 1, 4},        {kSignature, 0.4, 1, 2},      {kHoles, 0.3, 2, 4},
    {kSkew, 0.95, 0.1, 1.2},    {kBorder, 0.3, 0.5, 5},       {kLight, 0.3, 0.02, 0.06},
    {kBlur, 1, 0.4, 0.7},       {kSpeckle, 0.5, 0.1, 2},      {kNoise, 1, 1.5, 6},
    {kThreshold, 1, 0.5, 0.65}, {kTurn, 0.03, 1, 3},
};

// --- hard: worn paper, copies of copies, a telephone held over the desk, and a fax ---

constexpr Mode kWornModes[] = {{100, kColor, 1}, {150, kColor, 3}, {200, kColor, 3}, {100, kGrey, 1},
                               {150, kGrey, 2},  {200, kGrey, 2},  {300, kGrey, 1},  {400, kGrey, 0.3}};
constexpr Row kWorn[] = {
    {kFaint, 0.6, 0.2, 0.55},   {kUneven, 0.6, 0.25, 0.65},  {kBleedThrough, 0.5, 0.08, 0.28},
    {kRoundStamp, 0.7, 0.6, 1}, {kSquareStamp, 0.4, 0.6, 1}, {kTicks, 0.5, 2, 8},
    {kSignature, 0.5, 1, 2},    {kHoles, 0.4, 2, 4},         {kPaper, 0.9, 0.2, 1},
    {kShadow, 0.4, 0.3, 0.7},   {kSkew, 1, 0.5, 3},          {kCurl, 0.3, 0.003, 0.01},
    {kBorder, 0.4, 3, 14},      {kLight, 0.8, 0.08, 0.25},   {kBlur, 1, 0.5, 0.9},
    {kSpeckle, 0.7, 1, 8},      {kNoise, 1, 4, 12},          {kTurn, 0.15, 1, 3},
    {kJpeg, 1, 40, 75},
};

constexpr Mode kCopyModes[] = {{150, kGrey, 2},    {200, kGrey, 3},    {300, kGrey, 1},
                               {200, kBilevel, 2}, {300, kBilevel, 2}, {400, kBilevel, 0.5}};
constexpr Row kCopy[] = {
    {kFaint, 0.3, 0.05, 0.25},  {kUneven, 0.6, 0.2, 0.5},    {kBleedThrough, 0.2, 0.05, 0.15},
    {kRoundStamp, 0.7, 0.6, 1}, {kSquareStamp, 0.4, 0.6, 1}, {kTicks, 0.4, 1, 6},
    {kSignature, 0.5, 1, 2},    {kCopies, 1, 1, 2},          {kHoles, 0.5, 2, 4},
    {kShadow, 0.3, 0.2, 0.6},   {kSkew, 1, 0.3, 2},          {kBorder, 0.6, 2, 14},
    {kLight, 0.5, 0.04, 0.12},  {kBlur, 1, 0.4, 0.9},        {kSpeckle, 0.9, 2, 12},
    {kNoise, 1, 2, 8},          {kThreshold, 1, 0.35, 0.7},  {kTurn, 0.1, 1, 3},
    {kJpeg, 1, 45, 80},
};

constexpr Mode kPhotoModes[] = {{100, kColor, 0.5}, {150, kColor, 3}, {200, kColor, 3}};
constexpr Row kPhoto[] = {
    {kFaint, 0.3, 0.05, 0.25},  {kUneven, 0.3, 0.1, 0.35},   {kBleedThrough, 0.3, 0.03, 0.12},
    {kRoundStamp, 0.7, 0.6, 1}, {kSquareStamp, 0.4, 0.6, 1}, {kTicks, 0.4, 1, 6},
    {kSignature, 0.5, 1, 2},    {kHoles, 0.3, 2, 4},         {kPaper, 0.8, 0.1, 0.7},
    {kShadow, 0.4, 0.1, 0.5},   {kSkew, 1, 0.2, 3},          {kPerspective, 1, 0.01, 0.07},
    {kCurl, 0.8, 0.002, 0.02},  {kDesk, 1, 3, 18},           {kLight, 1, 0.12, 0.45},
    {kBlur, 1, 0.5, 1.2},       {kNoise, 1, 3, 14},          {kTurn, 0.25, 1, 3},
    {kJpeg, 1, 40, 80},
};

constexpr Mode kFaxModes[] = {{200, kBilevel, 1}};  // 204 by 98 or 196 an inch in the end: ITU-T T.4
constexpr Row kFaxed[] = {
    {kFaint, 0.2, 0.05, 0.15}, {kRoundStamp, 0.6, 0.6, 0.9}, {kSquareStamp, 0.3, 0.6, 0.9},
    {kTicks, 0.3, 1, 4},       {kSignature, 0.5, 1, 2},      {kHoles, 0.3, 2, 4},
    {kSkew, 1, 0.3, 2.5},      {kBorder, 0.3, 1, 6},         {kLight, 0.4, 0.03, 0.08},
    {kBlur, 1, 0.4, 0.7},      {kSpeckle, 0.8, 1, 6},        {kNoise, 1, 3, 10},
    {kFax, 1, 1, 2},           {kThreshold, 1, 0.45, 0.65},  {kTurn, 0.1, 2, 2},
};

constexpr Device kDevices[] = {
    {Grade::kClean, "scanner", 1, kScannerModes, kScanner},
    {Grade::kOffice, "flatbed", 4, kFlatbedModes, kFlatbed},
    {Grade::kOffice, "feeder", 4, kFeederModes, kFeeder},
    {Grade::kOffice, "black", 2, kBlackModes, kBlack},
    {Grade::kHard, "worn", 3, kWornModes, kWorn},
    {Grade::kHard, "copy", 3, kCopyModes, kCopy},
    {Grade::kHard, "photo", 3, kPhotoModes, kPhoto},
    {Grade::kHard, "fax", 1.5, kFaxModes, kFaxed},
};

}  // namespace

std::span<const Device> devices() {
  return kDevices;
}

}  // namespace recount::corpus
