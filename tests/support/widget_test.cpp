// SPDX-License-Identifier: Apache-2.0
#include "support/widget_test.h"

#include "app/theme/theme.h"
#include "model/format/format_clock.h"
#include "support/no_warnings.h"

namespace durascope {

void WidgetTest::initTestCase()
{
    Theme::instance().install();
    resetLook();
}

void WidgetTest::init()
{
    failOnWarnings();
    resetLook();
}

void WidgetTest::resetLook()
{
    Theme::instance().setTextPercent(100);
    Theme::instance().setDensity(Density::Normal);
    Theme::instance().setChoice(ThemeChoice::Light);
    FormatClock::instance().setZone(QTimeZone("UTC"));
}

} // namespace durascope
