#pragma once

#include "corpus/base/image.h"
