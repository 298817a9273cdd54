// SPDX-License-Identifier: Apache-2.0
#include "model/events/fact_source.h"
