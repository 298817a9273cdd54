// SPDX-License-Identifier: Apache-2.0
#include "app/events/event_pages.h"
