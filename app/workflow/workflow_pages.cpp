// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/workflow_pages.h"
