// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRegularExpression>
#include <QTest>

namespace durascope {

/// Call in init(): every warning of Qt or of ours then fails the test function, except what the offscreen platform
/// says of itself. What a test expects it announces with QTest::ignoreMessage.
inline void failOnWarnings()
{
    QTest::failOnWarning(QRegularExpression(
        QStringLiteral("^(?!This plugin does not support|QStandardPaths: |Could not connect .* accessibility).*")));
}

} // namespace durascope
