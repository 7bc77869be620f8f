#pragma once

#include "corpus/base/outcome.h"
