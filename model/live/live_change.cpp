// SPDX-License-Identifier: Apache-2.0
#include "model/live/live_change.h"
