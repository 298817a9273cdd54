// SPDX-License-Identifier: Apache-2.0
#include "backends/sample/story.h"
