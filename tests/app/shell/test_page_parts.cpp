// SPDX-License-Identifier: Apache-2.0
#include "app/theme/theme.h"
#include "app/widgets/action_button.h"
#include "app/widgets/page_parts.h"
#include "support/watchdog.h"
#include "support/widget_test.h"

#include <QAbstractButton>
#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace durascope;

namespace {

QList<CountFilters::Entry> statuses()
{
    QList<CountFilters::Entry> entries{{QByteArray(), QStringLiteral("All"), Glyph::None, 1'842, false}};
    for (const char* status : {"running", "failed", "completed", "cancelled"})
        entries.append({status, QString::fromLatin1(status), Glyph::Running, 12, false});
    return entries;
}

QList<QAbstractButton*> shownFilters(const CountFilters& filters)
{
    QList<QAbstractButton*> shown;
    for (auto* button : filters.findChildren<QAbstractButton*>()) {
        if (button->isCheckable() && !button->isHidden())
            shown.append(button);
    }
    return shown;
}

} // namespace

class TestPageParts : public WidgetTest {
    Q_OBJECT

private Q_SLOTS:
    void labelsShowTextAsItIs()
    {
        const LoopWatchdog watchdog;
        PlainLabel label(QStringLiteral("<b>not bold</b> &amp; a&b"));
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QCOMPARE(label.text(), QStringLiteral("<b>not bold</b> &amp; a&b"));
        label.setElided(ElideAt::End);
        QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width());
        label.resize(40, 20);
        QVERIFY(!label.grab().isNull());
    }

    void filtersKeepTheirChoiceAndListenToKeys()
    {
        const LoopWatchdog watchdog;
        CountFilters filters;
        filters.resize(900, 28);
        filters.setEntries(statuses());
        filters.show();
        QSignalSpy chosen(&filters, &CountFilters::chosenChanged);
        QCOMPARE(filters.chosen(), QByteArray());
        filters.choose("failed");
        auto entries = statuses();
        entries.prepend({"new", QStringLiteral("new"), Glyph::None, 1, false});
        filters.setEntries(entries);
        QCOMPARE(filters.chosen(), QByteArray("failed"));
        QAbstractButton* button = nullptr;
        for (auto* each : shownFilters(filters))
            button = each->isChecked() ? each : button;
        QVERIFY(button && button->accessibleName().contains(QStringLiteral("12")));
        QTest::keyClick(button, Qt::Key_Right);
        QCOMPARE(filters.chosen(), QByteArray("completed"));
        QTest::keyClick(button, Qt::Key_End);
        QCOMPARE(filters.chosen(), QByteArray("cancelled"));
        QTest::keyClick(button, Qt::Key_Home);
        QCOMPARE(filters.chosen(), QByteArray("new"));
        QCOMPARE(chosen.size(), 4);
    }

    void filtersThatDoNotFitStandUnderMoreButNeverTheChosen()
    {
        const LoopWatchdog watchdog;
        CountFilters filters;
        filters.setEntries(statuses());
        filters.resize(1'200, 28);
        filters.show();
        QCOMPARE(shownFilters(filters).size(), 5);
        filters.choose("cancelled");
        filters.resize(260, 28);
        const auto shown = shownFilters(filters);
        QVERIFY(shown.size() < 5);
        bool chosenIsShown = false;
        for (const QAbstractButton* button : shown)
            chosenIsShown = chosenIsShown || button->isChecked();
        QVERIFY(chosenIsShown);
    }

    void stripSpeaksOnlyWhenSomethingWaits()
    {
        const LoopWatchdog watchdog;
        QWidget window;
        LiveStrip strip(&window);
        window.show();
        QSignalSpy wanted(&strip, &LiveStrip::showThem);
        strip.setHeldBack({0, 0}, QStringLiteral("03:12:40"), {});
        QVERIFY(!strip.isVisible());
        strip.setHeldBack({12, 3}, QStringLiteral("03:12:40"), QStringLiteral("Row 1 is the newest of 5"));
        QVERIFY(strip.isVisible());
        QCOMPARE(strip.accessibleName(), QStringLiteral("12 new and 3 changed since 03:12:40. The list holds still."));
        strip.findChild<QAbstractButton*>()->click();
        QCOMPARE(wanted.size(), 1);
        strip.setPaused(QStringLiteral("03:12:40"), {0, 0});
        QVERIFY(strip.accessibleName().startsWith(QStringLiteral("Paused at 03:12:40")));
    }

    void headerActionsBecomeIconsWhereItIsNarrow()
    {
        const LoopWatchdog watchdog;
        QAction action(QStringLiteral("Read again"));
        action.setIcon(icon(Icon::Refresh));
        PageHeader header;
        header.setTitle(QStringLiteral("Executions"));
        header.setCrumb(QStringLiteral("payments.db"));
        header.addAction(&action);
        header.resize(1'400, 40);
        header.show();
        ActionButton* button = nullptr;
        for (auto* each : header.findChildren<ActionButton*>())
            button = each->action() == &action ? each : button;
        QVERIFY(button);
        const int wide = button->sizeHint().width();
        header.resize(700, 40);
        QVERIFY(button->sizeHint().width() < wide);
        QCOMPARE(button->accessibleName(), QStringLiteral("Read again"));
        QVERIFY(button->toolTip().contains(QStringLiteral("Read again")));
        QSignalSpy triggered(&action, &QAction::triggered);
        QTest::keyClick(button, Qt::Key_Return);
        QCOMPARE(triggered.size(), 1);
    }

    /// The name of a store is data: no letter of it is a shortcut, and a long one does not widen the window.
    void crumbIsOnlyAName()
    {
        PageHeader header;
        header.setCrumb(QStringLiteral("a&b <i>.db"));
        QCOMPARE(header.crumb(), QStringLiteral("a&b <i>.db"));
        QCOMPARE(header.findChild<ActionButton*>()->shortcut(), QKeySequence());
        const int least = header.minimumSizeHint().width();
        header.setCrumb(QString(5'000, u'x'));
        QVERIFY2(header.minimumSizeHint().width() < least + 600, qPrintable(QString::number(least)));
        QVERIFY(header.crumb().size() < 50);
    }

    void factsReuseTheirLabels()
    {
        const LoopWatchdog watchdog;
        FactGrid grid;
        grid.setFacts({{QStringLiteral("File"), QStringLiteral("a"), true, Tone::Normal, {}, {}},
            {QStringLiteral("Size"), QStringLiteral("b"), false, Tone::Normal, QStringLiteral("note"), {}}});
        const auto before = grid.findChildren<PlainLabel*>();
        grid.setFacts({{QStringLiteral("File"), QStringLiteral("c"), true, Tone::Normal, {}, {}}});
        QCOMPARE(grid.findChildren<PlainLabel*>(), before);
        QCOMPARE(before[1]->text(), QStringLiteral("c"));
    }

    void noticeGrowsWithItsText()
    {
        const LoopWatchdog watchdog;
        Notice notice;
        notice.say(Glyph::DeadLetter, Tone::DeadLetter, QStringLiteral("Stuck."), QString(400, QLatin1Char('x')));
        QVERIFY(notice.heightForWidth(200) > notice.heightForWidth(800));
        Theme::instance().setTextPercent(200);
        QVERIFY(!notice.grab().isNull());
    }
};

QTEST_MAIN(TestPageParts)
#include "test_page_parts.moc"
