// SPDX-License-Identifier: Apache-2.0
// Walks every line of the keyboard map: each key does what the sheet says of it.
#include "window_fixture.h"

#include "app/shell/command_palette.h"
#include "app/shell/settings_dialog.h"
#include "app/shell/shortcut_sheet.h"
#include "app/shell/sidebar.h"
#include "app/shell/window_actions.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QLineEdit>

using namespace durascope;

namespace {

int windowCount()
{
    int count = 0;
    for (const QWidget* widget : QApplication::topLevelWidgets())
        count += qobject_cast<const MainWindow*>(widget) && widget->isVisible() ? 1 : 0;
    return count;
}

void closeOtherWindows(const MainWindow& kept)
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (qobject_cast<MainWindow*>(widget) && widget != &kept)
            widget->close();
    }
    QTRY_COMPARE(windowCount(), 1);
}

qint64 currentRow(RowView* list)
{
    const auto key = list->currentKey();
    return key ? list->source()->rowOf(*key).value_or(-1) : -1;
}

} // namespace

class TestShortcutSheet : public WindowTest {
    Q_OBJECT

private:
    QSet<QString> m_walked;
    void walk(const char* keys) { m_walked.insert(QString::fromLatin1(keys)); }

    void goesByLetters(TestWindow& test, const QList<std::pair<Qt::Key, QByteArray>>& pages)
    {
        for (const auto& [letter, page] : pages) {
            QTRY_VERIFY2(focusedList(), page.constData()); // where the letters act
            test.key(Qt::Key_G);
            test.key(letter);
            QTRY_COMPARE(test.page(), page);
            walk(qPrintable(QStringLiteral("G ") + QKeySequence(letter).toString()));
        }
        QTRY_VERIFY(focusedList());
    }

    /// From the log, which was reached from the subscriptions and these from the overview.
    void goesBackAndForward(TestWindow& test)
    {
        test.key(Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(test.page(), QByteArray("subscriptions"));
        test.key(Qt::Key_Backspace);
        QTRY_COMPARE(test.page(), QByteArray("overview"));
        test.key(Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(test.page(), QByteArray("subscriptions"));
        test.key(Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(test.page(), QByteArray("log"));
        walk("Alt+Left Backspace");
        walk("Alt+Right");
        QTRY_VERIFY(focusedList() && focusedList()->source()->rowCount() > 600);
        RowView* list = focusedList();
        test.key(Qt::Key_G, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        test.type(QStringLiteral("512"));
        test.key(Qt::Key_Return);
        QTRY_COMPARE(QApplication::focusWidget(), list);
        QTRY_COMPARE(list->currentKey().value_or(RowKey{}).value, 512);
        walk("Ctrl+G");
    }

    void findsAndCopies(TestWindow& test, RowView* list)
    {
        for (const bool slash : {true, false}) {
            if (slash)
                QTest::keyClick(list, '/');
            else
                test.key(Qt::Key_F, Qt::ControlModifier);
            QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
            test.key(Qt::Key_Escape);
            QTRY_COMPARE(QApplication::focusWidget(), list);
        }
        walk("/ Ctrl+F");
        test.key(Qt::Key_F, Qt::ControlModifier);
        const auto seen = [list] { return list->source()->rowAt(list->firstVisibleRow() + 2); };
        QTRY_VERIFY2_WITH_TIMEOUT(seen(), qPrintable(QString::number(list->firstVisibleRow())), 30'000);
        const QString word = seen().block->fullText(seen().index, 3);
        QVERIFY(!word.isEmpty());
        qobject_cast<QLineEdit*>(QApplication::focusWidget())->setText(word);
        test.key(Qt::Key_F8);
        QTRY_VERIFY(currentRow(list) > 0);
        const qint64 hit = currentRow(list);
        test.key(Qt::Key_F8);
        QTRY_VERIFY(currentRow(list) > hit);
        test.key(Qt::Key_F8, Qt::ShiftModifier);
        QTRY_COMPARE(currentRow(list), hit);
        test.key(Qt::Key_Escape);
        walk("F8 Shift+F8");
        test.key(Qt::Key_Home);
        test.key(Qt::Key_Right, Qt::ControlModifier);
        test.key(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(!QApplication::clipboard()->text().isEmpty());
        const QString cell = QApplication::clipboard()->text();
        test.key(Qt::Key_Right, Qt::ControlModifier);
        test.key(Qt::Key_Right, Qt::ControlModifier);
        test.key(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::clipboard()->text() != cell);
        walk("Ctrl+Left Ctrl+Right");
        walk("Ctrl+C");
        test.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith(u'{'));
        walk("Ctrl+Shift+C");
        test.key(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("dscope ")));
        walk("Ctrl+Alt+C");
    }

private Q_SLOTS:
    void findAndGo()
    {
        TestWindow test;
        QVERIFY(test.open(test.workflows(), "executions"));
        QTRY_VERIFY(focusedList());
        RowView* list = focusedList();
        test.key(Qt::Key_K, Qt::ControlModifier);
        auto* palette = test.window.findChild<CommandPalette*>();
        QVERIFY(palette->isVisible());
        test.key(Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
        QTRY_COMPARE(QApplication::focusWidget(), list); // the keyboard comes back
        walk("Ctrl+K");
        goesByLetters(test,
            {{Qt::Key_O, "overview"}, {Qt::Key_E, "executions"}, {Qt::Key_Q, "queue"}, {Qt::Key_D, "dead-letters"}});
        QVERIFY(test.open(test.facts(), "overview"));
        goesByLetters(test, {{Qt::Key_S, "subscriptions"}, {Qt::Key_L, "log"}});
        goesBackAndForward(test);
    }

    void lists()
    {
        TestWindow test;
        QVERIFY(test.open(test.facts(), "log"));
        QTRY_VERIFY(focusedList() && focusedList()->source()->rowCount() > 1'000);
        RowView* list = focusedList();
        const qint64 last = list->source()->rowCount() - 1;
        const auto expectRow = [&](qint64 row) { QTRY_COMPARE(currentRow(list), row); };
        test.key(Qt::Key_Home);
        expectRow(0);
        test.key(Qt::Key_Down);
        test.key(Qt::Key_J);
        expectRow(2);
        test.key(Qt::Key_Up);
        test.key(Qt::Key_K);
        expectRow(0);
        test.key(Qt::Key_PageDown);
        QTRY_VERIFY(currentRow(list) > 10);
        test.key(Qt::Key_PageUp);
        expectRow(0);
        test.key(Qt::Key_End);
        QTRY_COMPARE(list->firstVisibleRow() + list->visibleRowCount() > last, true);
        test.key(Qt::Key_Home);
        expectRow(0);
        walk("Up Down J K");
        walk("PgUp PgDn");
        walk("Home End");
        test.key(Qt::Key_Down, Qt::ShiftModifier);
        test.key(Qt::Key_Down, Qt::ShiftModifier);
        test.key(Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(list->selectedCount(), 2);
        walk("Shift+Up Shift+Down");
        test.key(Qt::Key_Space);
        QCOMPARE(list->selectedCount(), 1);
        test.key(Qt::Key_Space);
        QCOMPARE(list->selectedCount(), 2);
        walk("Space");
        test.key(Qt::Key_A, Qt::ControlModifier);
        QVERIFY(list->allSelected());
        walk("Ctrl+A");
        test.key(Qt::Key_Home);
        findsAndCopies(test, list);
    }

    void oneExecution()
    {
        TestWindow test;
        QVERIFY(test.open(test.workflows(), "executions"));
        QTRY_VERIFY(focusedList() && focusedList()->source()->rowCount() > 3);
        for (int i = 0; i < 4; ++i)
            test.key(Qt::Key_Down); // one that has some events
        QTRY_VERIFY(focusedList()->source()->rowAt(3).state() == RowState::Ready);
        test.key(Qt::Key_Return);
        QTRY_COMPARE(test.page(), QByteArray("execution"));
        walk("Enter");
        QTRY_VERIFY(focusedList() && focusedList()->source()->rowCount() > 2);
        RowView* history = focusedList();
        QTRY_VERIFY(currentRow(history) >= 1); // the newest event is chosen
        const qint64 start = currentRow(history);
        test.key(Qt::Key_Left);
        QTRY_COMPARE(currentRow(history), start - 1);
        test.key(Qt::Key_Right);
        QTRY_COMPARE(currentRow(history), start);
        test.key(Qt::Key_H);
        QTRY_COMPARE(currentRow(history), start - 1);
        test.key(Qt::Key_L);
        QTRY_COMPARE(currentRow(history), start);
        walk("Left Right H L");
        test.key(Qt::Key_Backspace);
        QTRY_COMPARE(test.page(), QByteArray("executions"));
        QTRY_VERIFY(focusedList());
        QVERIFY(focusedList()->currentKey()); // where one left it
        test.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(windowCount(), 2);
        walk("Ctrl+Enter");
        closeOtherWindows(test.window);
    }

    /// Problems and the timeline, in an execution that has both.
    void problemsOfAnExecution()
    {
        TestWindow test;
        QVERIFY(test.open(QStringLiteral("demo:seed=3"), "dead-letters"));
        QTRY_VERIFY(focusedList() && focusedList()->source()->rowCount() > 0);
        for (RowView* list : test.window.currentStore()->currentPage()->findChildren<RowView*>()) {
            if (list->accessibleName() == QStringLiteral("Dead letters"))
                list->setFocus();
        }
        QTRY_VERIFY_WITH_TIMEOUT(focusedList()->source()->rowCount() > 10, 30'000);
        test.key(Qt::Key_Down);
        QTRY_VERIFY(focusedList()->currentKey());
        QTRY_VERIFY(focusedList()->source()->rowAt(0).state() == RowState::Ready);
        test.key(Qt::Key_Return);
        QTRY_COMPARE(test.page(), QByteArray("execution"));
        QTRY_VERIFY_WITH_TIMEOUT(
            focusedList() && focusedList()->source()->rowCount() > 3 && focusedList()->currentKey(), 30'000);
        RowView* history = focusedList();
        QTest::qWait(300); // the newest event is chosen once the log is whole
        const qint64 before = currentRow(history);
        QTest::keyClick(history, '[');
        QTRY_VERIFY(currentRow(history) < before);
        const qint64 problem = currentRow(history);
        QTest::keyClick(history, '[');
        QTRY_VERIFY(currentRow(history) < problem);
        QTest::keyClick(history, ']');
        QTRY_COMPARE(currentRow(history), problem);
        walk("[ ]");
        QAction* fit = nullptr;
        for (QAction* action : history->actions())
            fit = action->shortcut() == QKeySequence(Qt::Key_0) ? action : fit;
        QVERIFY(fit);
        bool fitted = false;
        connect(fit, &QAction::triggered, this, [&fitted] { fitted = true; });
        test.key(Qt::Key_0);
        QVERIFY(fitted);
        walk("0");
    }

    void live()
    {
        TestWindow test;
        QVERIFY(test.open(QStringLiteral("demo:seed=3"), "executions"));
        QTRY_VERIFY(focusedList() && focusedList()->source()->rowCount() > 100);
        RowView* list = focusedList();
        test.key(Qt::Key_PageDown);
        test.key(Qt::Key_PageDown);
        test.key(Qt::Key_PageDown);
        QTRY_VERIFY_WITH_TIMEOUT(list->source()->heldBack().added > 0, 30'000);
        test.key(Qt::Key_R);
        QTRY_COMPARE(list->source()->heldBack().added, 0);
        QTRY_COMPARE(list->firstVisibleRow(), 0);
        walk("R");
        const StoreSession& session = test.window.currentStore()->session();
        test.key(Qt::Key_P);
        QVERIFY(session.paused());
        test.key(Qt::Key_P);
        QVERIFY(!session.paused());
        walk("P");
        // F5 also opens what could not be opened.
        StoreView* late = test.window.openStore(test.path(QStringLiteral("late.db")));
        QTRY_COMPARE(late->session().state(), StoreSession::State::Failed);
        test.facts(QStringLiteral("late.db"));
        test.key(Qt::Key_F5);
        QTRY_COMPARE(late->session().state(), StoreSession::State::Open);
        walk("F5");
    }

    void stores()
    {
        TestWindow test;
        QVERIFY(test.open(test.facts(QStringLiteral("a.db")), "log"));
        QVERIFY(test.open(test.facts(QStringLiteral("b.db")), "log"));
        QTabBar* tabs = test.window.findChild<StoreTabBar*>();
        QCOMPARE(tabs->currentIndex(), 1);
        test.key(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(tabs->currentIndex(), 0);
        walk("Ctrl+Tab");
        test.key(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(tabs->currentIndex(), 1);
        test.key(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(tabs->currentIndex(), 0);
        walk("Ctrl+1 Ctrl+9");
        QTRY_VERIFY(focusedList()); // the list of the store shown has the keyboard
        test.key(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(tabs->count(), 3);
        QVERIFY(!test.window.currentStore());
        walk("Ctrl+T");
        test.key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(tabs->count(), 2);
        QTRY_VERIFY(focusedList());
        walk("Ctrl+W");
        test.key(Qt::Key_N, Qt::ControlModifier);
        QTRY_COMPARE(windowCount(), 2);
        walk("Ctrl+N");
        closeOtherWindows(test.window);
        test.window.activateWindow();
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QTRY_VERIFY(QApplication::focusWidget());
        test.key(Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(shownDialog<QFileDialog>(test.window));
        shownDialog<QFileDialog>(test.window)->reject();
        QTRY_VERIFY(focusedList());
        walk("Ctrl+O");
    }

    void window()
    {
        TestWindow test;
        QVERIFY(test.open(test.facts(), "log"));
        QTRY_VERIFY(focusedList());
        RowView* list = focusedList();
        test.key(Qt::Key_F6);
        QVERIFY(QApplication::focusWidget() != list);
        test.key(Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), list);
        walk("F6 Shift+F6");
        test.key(Qt::Key_B, Qt::ControlModifier);
        const Sidebar* sidebar = test.window.currentStore()->sidebar();
        QTRY_VERIFY(sidebar->width() < 60);
        test.key(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(sidebar->width() > 100);
        walk("Ctrl+B");
        Theme& theme = Theme::instance();
        test.key(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(theme.textPercent(), 110);
        test.key(Qt::Key_Minus, Qt::ControlModifier);
        test.key(Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(theme.textPercent(), 90);
        test.key(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(theme.textPercent(), 100);
        walk("Ctrl++ Ctrl+-");
        walk("Ctrl+0");
        test.key(Qt::Key_T);
        QVERIFY(theme.isDark());
        walk("T");
        test.key(Qt::Key_F11);
        QVERIFY(test.window.isFullScreen());
        test.key(Qt::Key_F11);
        QVERIFY(!test.window.isFullScreen());
        walk("F11");
        test.key(Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(shownDialog<SettingsDialog>(test.window));
        QTest::keyClick(shownDialog<SettingsDialog>(test.window), Qt::Key_Escape);
        QTRY_VERIFY(!shownDialog<SettingsDialog>(test.window));
        QTRY_COMPARE(QApplication::focusWidget(), list); // the keyboard comes back
        walk("Ctrl+,");
        for (const char key : {'?', '\0'}) {
            if (key)
                QTest::keyClick(list, key);
            else
                test.key(Qt::Key_F1);
            QTRY_VERIFY(shownDialog<ShortcutSheet>(test.window));
            QTest::keyClick(shownDialog<ShortcutSheet>(test.window), Qt::Key_Escape);
            QTRY_VERIFY(!shownDialog<ShortcutSheet>(test.window));
            QTRY_COMPARE(QApplication::focusWidget(), list);
        }
        walk("? F1");
        walk("Esc");
    }

    void detailPanes()
    {
        TestWindow test;
        QVERIFY(test.open(QStringLiteral("demo:seed=3"), "executions"));
        for (const char* page : {"executions", "queue", "dead-letters", "log", "subscriptions"}) {
            test.window.currentStore()->goTo({page, {}});
            QTRY_VERIFY2(focusedList(), page);
            QAction* detail = nullptr;
            for (QAction* action : test.window.currentStore()->currentPage()->pageActions())
                detail = action->shortcut() == QKeySequence(Qt::Key_F4) ? action : detail;
            QVERIFY2(detail && detail->isCheckable(), page);
            const bool shown = detail->isChecked();
            QWidget* focused = QApplication::focusWidget();
            test.key(Qt::Key_F4);
            QVERIFY2(detail->isChecked() != shown, page);
            test.key(Qt::Key_F4);
            QVERIFY2(detail->isChecked() == shown, page);
            QCOMPARE(QApplication::focusWidget(), focused);
        }
        walk("F4");
    }

    void everyLineWasWalked()
    {
        QStringList missed;
        for (const ShortcutSheet::Group& group : ShortcutSheet::groups()) {
            for (const ShortcutSheet::Line& line : group.lines) {
                if (!m_walked.contains(line.keys))
                    missed += line.keys;
            }
        }
        if (m_walked.size() > 5) // all were run, not one by its name
            QCOMPARE(missed, QStringList());
    }
};

QTEST_MAIN(TestShortcutSheet)
#include "test_shortcut_sheet.moc"
