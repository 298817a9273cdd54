// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace durascope::sqlite {

/// SQLite's authorizer callback of every connection: reading columns, a short list of functions and of pragmas that
/// only tell something pass; everything else is refused when a statement is prepared.
int authorizeReading(void*, int action, const char* first, const char* second, const char* database, const char* inner);

} // namespace durascope::sqlite
