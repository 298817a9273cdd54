// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/result.h"

#include <QTest>

namespace durascope {

/// Whether two engines answered the same: the same value, or an error of the same kind. A difference is reported with
/// the question's name.
template <class T>
bool same(const Result<T>& expected, const Result<T>& actual, const QByteArray& question)
{
    if (expected.has_value() != actual.has_value()) {
        qWarning("%s: memory %s, the other %s", question.constData(),
            expected ? "answers" : toLine(expected.error()).c_str(),
            actual ? "answers" : toLine(actual.error()).c_str());
        return false;
    }
    if (!expected) {
        if (expected.error().kind == actual.error().kind)
            return true;
        qWarning("%s: another kind of error: %s", question.constData(), toLine(actual.error()).c_str());
        return false;
    }
    if (*expected == *actual)
        return true;
    qWarning("%s: the answers differ", question.constData());
    return false;
}

} // namespace durascope

/// Fails the test function at the question.
#define SAME(question, expected, actual) QVERIFY(same((expected), (actual), (question)))
