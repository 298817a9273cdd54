// SPDX-License-Identifier: Apache-2.0
#include "model/local/recent_stores.h"
