// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/paged_source.h"
#include "model/session/store_session.h"

namespace durascope {

/// Runs the pages of one list on the session's viewport thread. The session must outlive the list.
PageRunner pageRunner(StoreSession& session, StoreSession::Lane lane = StoreSession::Lane::Viewport);

} // namespace durascope
