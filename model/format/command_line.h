// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace durascope {

/// `dscope executions 'payments.db' --execution 7f3a…`: what a person types to see the same in a terminal. Every
/// argument is quoted for a POSIX shell where it needs it.
QString dscopeCommand(const QString& command, const QString& url, const QStringList& options = {});

} // namespace durascope
