// SPDX-License-Identifier: Apache-2.0
#include "window_fixture.h"

#include "app/shell/command_palette.h"
#include "app/shell/palette_list.h"

#include <QLineEdit>

using namespace durascope;

class TestPalette : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void goesToAPageByAFewLetters()
    {
        TestWindow test;
        QVERIFY(test.open(test.facts(), "log"));
        const LoopWatchdog watchdog;
        test.key(Qt::Key_K, Qt::ControlModifier);
        auto* palette = test.window.findChild<CommandPalette*>();
        QVERIFY(palette->isVisible());
        QVERIFY(palette->list()->rows().size() <= 12);
        test.type(QStringLiteral("subs"));
        QCOMPARE(palette->list()->rows().front().entry.text, QStringLiteral("Subscriptions"));
        QCOMPARE(palette->list()->rows().front().hits.size(), 4);
        QVERIFY(!palette->field()->accessibleDescription().isEmpty());
        test.key(Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(test.page(), QByteArray("subscriptions"));
    }

    void runsAnActionAndGoesRoundWithArrows()
    {
        TestWindow test;
        QVERIFY(test.open(test.facts(), "log"));
        const LoopWatchdog watchdog(std::chrono::milliseconds(2'000)); // changes the colours of a whole window
        test.key(Qt::Key_K, Qt::ControlModifier);
        auto* list = test.window.findChild<PaletteList*>();
        test.key(Qt::Key_Up);
        QCOMPARE(list->current(), int(list->rows().size()) - 1);
        test.key(Qt::Key_Down);
        QCOMPARE(list->current(), 0);
        test.type(QStringLiteral(">dark"));
        for (const PaletteRow& row : list->rows())
            QCOMPARE(row.entry.section, PaletteEntry::Section::Do);
        test.key(Qt::Key_Return);
        QVERIFY(Theme::instance().isDark());
    }

    void findsOtherStores()
    {
        TestWindow test;
        QVERIFY(test.open(test.facts(QStringLiteral("ledger.db"))));
        QVERIFY(test.open(test.workflows(QStringLiteral("payments.db"))));
        test.key(Qt::Key_K, Qt::ControlModifier);
        test.type(QStringLiteral("@ledger"));
        auto* list = test.window.findChild<PaletteList*>();
        QVERIFY(!list->rows().isEmpty());
        QCOMPARE(list->rows().front().entry.text, QStringLiteral("ledger.db"));
        test.key(Qt::Key_Return);
        QVERIFY(test.window.currentStore()->url().endsWith(QStringLiteral("ledger.db")));
    }

    void goesToAPosition()
    {
        TestWindow test;
        QVERIFY(test.open(test.facts(), "subscriptions"));
        test.key(Qt::Key_K, Qt::ControlModifier);
        test.type(QStringLiteral(":1,000"));
        auto* list = test.window.findChild<PaletteList*>();
        QCOMPARE(list->rows().size(), 1);
        test.key(Qt::Key_Return);
        QCOMPARE(test.page(), QByteArray("log"));
        test.window.currentStore()->goTo({"subscriptions", {}});
        test.key(Qt::Key_K, Qt::ControlModifier);
        test.type(QStringLiteral("zzzz"));
        QVERIFY(list->rows().isEmpty());
        test.key(Qt::Key_Return); // nothing to run: stays open
        QVERIFY(test.window.findChild<CommandPalette*>()->isVisible());
        test.key(Qt::Key_Escape);
        QVERIFY(!test.window.findChild<CommandPalette*>()->isVisible());
    }
};

QTEST_MAIN(TestPalette)
#include "test_palette.moc"
