// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_lexer.h"
