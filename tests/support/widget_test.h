// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTest>

namespace durascope {

/// The base of the tests of widgets: Qt Test finds its slots through the meta object. Every function begins with the
/// look and the zone of the design pictures, whatever the one before chose, and fails at a warning that nobody
/// announced. A test with a slot of the same name overrides it and calls this one first.
class WidgetTest : public QObject {
    Q_OBJECT
protected Q_SLOTS: // not private, which Qt Test would take for tests to run
    virtual void initTestCase();
    virtual void init();

private:
    static void resetLook();
};

} // namespace durascope
