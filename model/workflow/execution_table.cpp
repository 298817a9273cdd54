// SPDX-License-Identifier: Apache-2.0
#include "model/workflow/execution_table.h"
