// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_view.h"
