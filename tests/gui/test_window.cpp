// SPDX-License-Identifier: Apache-2.0
#include "window_fixture.h"

#include "app/shell/command_palette.h"
#include "app/shell/shortcut_sheet.h"
#include "app/shell/sidebar.h"
#include "app/shell/sidebar_button.h"
#include "app/shell/status_line.h"
#include "app/shell/window_actions.h"
#include "app/shell/zone_dialog.h"
#include "app/widgets/detail_splitter.h"
#include "model/format/format_clock.h"

#include <QAction>
#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QSignalSpy>

using namespace durascope;

class TestWindowKeys : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void lettersJumpOnlyWhileAListHasTheKeyboard()
    {
        TestWindow test;
        QVERIFY(test.open(test.facts(), "log"));
        const LoopWatchdog watchdog;
        QTRY_VERIFY(focusedList());
        test.key(Qt::Key_G);
        test.key(Qt::Key_S);
        QTRY_COMPARE(test.page(), QByteArray("subscriptions"));
        test.window.currentStore()->sidebar()->focusCurrent();
        test.type(QStringLiteral("gl"));
        QTRY_COMPARE(test.page(), QByteArray("log"));
        test.key(Qt::Key_K, Qt::ControlModifier);
        auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(field);
        test.type(QStringLiteral("gs"));
        QCOMPARE(field->text(), QStringLiteral("gs"));
        test.key(Qt::Key_Escape);
        QCOMPARE(test.page(), QByteArray("log"));
        QVERIFY(focusedList()); // given back
    }

    void backAndForward()
    {
        TestWindow test;
        QVERIFY(test.open(test.facts(), "log"));
        const LoopWatchdog watchdog;
        StoreView* store = test.window.currentStore();
        store->goTo({"subscriptions", {}});
        QCOMPARE(test.page(), QByteArray("subscriptions"));
        test.key(Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(test.page(), QByteArray("log"));
        test.key(Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(test.page(), QByteArray("subscriptions"));
        QVERIFY(!test.window.actions().forward->isEnabled());
    }

    void pauseThemeTextSizeAndSidebar()
    {
        TestWindow test;
        QVERIFY(test.open(test.facts(), "log"));
        const LoopWatchdog watchdog(std::chrono::milliseconds(2'000)); // a whole window in another size and colour
        StoreView* store = test.window.currentStore();
        QTRY_VERIFY(focusedList());
        test.key(Qt::Key_P);
        QTRY_VERIFY(store->session().paused());
        test.key(Qt::Key_P);
        QTRY_VERIFY(!store->session().paused());
        test.key(Qt::Key_T);
        QVERIFY(Theme::instance().isDark());
        test.key(Qt::Key_T);
        QVERIFY(!Theme::instance().isDark());
        test.key(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(Theme::instance().textPercent(), 110);
        test.key(Qt::Key_Minus, Qt::ControlModifier);
        test.key(Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(Theme::instance().textPercent(), 90);
        test.key(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(Theme::instance().textPercent(), 100);
        QVERIFY(!store->sidebar()->isNarrow());
        test.key(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(store->sidebar()->isNarrow());
        test.key(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!store->sidebar()->isNarrow());
    }

    void sidebarIsNarrowInANarrowWindow()
    {
        TestWindow test({1024, 700});
        QVERIFY(test.open(test.workflows()));
        QVERIFY(test.window.currentStore()->sidebar()->isNarrow());
        test.window.resize(1440, 900);
        QTRY_VERIFY(!test.window.currentStore()->sidebar()->isNarrow());
        Theme::instance().setTextPercent(200); // 1440 px are then as narrow as 720
        QTRY_VERIFY(test.window.currentStore()->sidebar()->isNarrow());
    }

    void onlyPagesOfTheFamiliesFound()
    {
        TestWindow test;
        const auto pages = [&test] {
            QByteArrayList ids;
            for (const SidebarButton* button : test.window.currentStore()->sidebar()->findChildren<SidebarButton*>())
                ids += button->entry().id;
            return ids.join(' ');
        };
        QVERIFY(test.open(test.facts()));
        QCOMPARE(pages(), QByteArray("overview log subscriptions"));
        QVERIFY(test.open(test.workflows()));
        QCOMPARE(pages(), QByteArray("overview executions queue dead-letters"));
        const auto* deadLetters = test.window.currentStore()->sidebar()->findChildren<SidebarButton*>().back();
        QTRY_VERIFY(deadLetters->accessibleName() != QStringLiteral("Dead letters"));
    }

    void panesGoRound()
    {
        TestWindow test;
        QVERIFY(test.open(test.facts(), "log"));
        const LoopWatchdog watchdog;
        QTRY_VERIFY(focusedList());
        QSet<QWidget*> seen;
        for (int i = 0; i < 12; ++i) {
            test.key(Qt::Key_F6);
            QVERIFY(QApplication::focusWidget());
            seen.insert(QApplication::focusWidget());
        }
        QVERIFY2(seen.size() >= 4, qPrintable(QString::number(seen.size())));
        QWidget* here = QApplication::focusWidget();
        test.key(Qt::Key_F6);
        test.key(Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), here);
    }

    void tabsOpenMoveAndClose()
    {
        TestWindow test;
        const QString first = test.facts(QStringLiteral("a.db"));
        const QString second = test.facts(QStringLiteral("b.db"));
        QVERIFY(test.open(first));
        QVERIFY(test.open(second));
        const LoopWatchdog watchdog;
        StoreTabBar* tabs = test.window.tabs();
        QCOMPARE(tabs->count(), 2);
        QVERIFY(test.open(first)); // the same store goes to its tab
        QCOMPARE(tabs->count(), 2);
        QCOMPARE(tabs->currentIndex(), 0);
        test.key(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(test.window.currentStore()->url(), second);
        tabs->moveTab(1, 0);
        QCOMPARE(test.window.stores().front()->url(), second);
        QCOMPARE(test.window.currentStore()->url(), second);
        test.key(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(test.window.currentStore()->url(), first);
        QTest::mouseClick(tabs, Qt::MiddleButton, {}, tabs->tabRect(0).center());
        QCOMPARE(tabs->count(), 1);
        QCOMPARE(test.window.currentStore()->url(), first);
        test.key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(tabs->count(), 0);
        QVERIFY(!test.window.currentStore());
    }

    void newTabIsFilledByWhatIsOpened()
    {
        TestWindow test;
        QVERIFY(test.open(test.facts()));
        test.window.actions().newTab->trigger();
        QCOMPARE(test.window.tabs()->count(), 2);
        QVERIFY(!test.window.currentStore());
        QVERIFY(test.open(test.workflows()));
        QCOMPARE(test.window.tabs()->count(), 2);
    }

    void draggedFilesOpen()
    {
        TestWindow test;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(test.facts()), QUrl(QStringLiteral("https://example.org/x.db"))});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&test.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&test.window, &drop);
        QCOMPARE(test.window.tabs()->count(), 1); // never what is not a file here
        QTRY_VERIFY(!test.page().isEmpty());
    }

    void zoneIsFoundByTyping()
    {
        TestWindow test;
        test.window.actions().zone->trigger();
        auto* dialog = shownDialog<ZoneDialog>(test.window);
        QVERIFY(dialog);
        QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        test.type(QStringLiteral("berlin"));
        QCOMPARE(dialog->findChild<QListWidget*>()->count(), 1);
        test.key(Qt::Key_Return);
        QCOMPARE(FormatClock::instance().zone().id(), QByteArray("Europe/Berlin"));
    }

    void shortcutSheetOpensByItsKey()
    {
        TestWindow test;
        QVERIFY(test.open(test.facts(), "log"));
        QTRY_VERIFY(focusedList());
        QTest::keyClick(QApplication::focusWidget(), '?');
        QTRY_VERIFY(shownDialog<ShortcutSheet>(test.window));
        QTest::keyClick(shownDialog<ShortcutSheet>(test.window), Qt::Key_Escape);
        QTRY_VERIFY(!shownDialog<ShortcutSheet>(test.window));
    }

    void everyKeyOfTheSheetBelongsToSomething()
    {
        TestWindow test;
        QSet<QString> known;
        for (const QAction* action : test.window.findChildren<QAction*>()) {
            for (const QKeySequence& keys : action->shortcuts())
                known.insert(keys.toString());
        }
        for (const char* keys : {"Ctrl+O", "Ctrl+T", "Ctrl+W", "Ctrl+Tab", "Ctrl+N", "Ctrl+K", "Alt+Left", "Alt+Right",
                 "Ctrl+G", "F5", "F6", "Shift+F6", "Ctrl+B", "Ctrl++", "Ctrl+-", "Ctrl+0", "F11", "Ctrl+,", "Ctrl+F"})
            QVERIFY2(known.contains(QString::fromLatin1(keys)), keys);
        QStringList twice;
        QSet<QString> seen;
        for (const QAction* action : test.window.actions().all()) {
            for (const QKeySequence& keys : action->shortcuts()) {
                if (seen.contains(keys.toString()))
                    twice += keys.toString();
                seen.insert(keys.toString());
            }
        }
        QCOMPARE(twice, QStringList());
    }

    /// A pane dragged to another size has it again at the next start, for each way it lies.
    void paneSizesAreKept_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<bool>("workflows");
        QTest::addColumn<QSize>("size");
        QTest::newRow("log beside") << QByteArray("log") << false << QSize(1440, 900);
        QTest::newRow("log below") << QByteArray("log") << false << QSize(1024, 700);
        QTest::newRow("subscriptions") << QByteArray("subscriptions") << false << QSize(1440, 900);
        QTest::newRow("executions") << QByteArray("executions") << true << QSize(1440, 900);
    }

    void paneSizesAreKept()
    {
        QFETCH(QByteArray, page);
        QFETCH(bool, workflows);
        QFETCH(QSize, size);
        QTemporaryDir folder;
        TestWindow files;
        const QString url = workflows ? files.workflows() : files.facts();
        QList<int> kept;
        for (const bool first : {true, false}) {
            Desk desk(folder.filePath(QStringLiteral("s.ini")), folder.path());
            QTRY_VERIFY(desk.loaded());
            MainWindow window(desk);
            window.giveSize(size);
            window.show();
            StoreView* view = window.openStore(url, Place{page, {}});
            QTRY_VERIFY(view->currentPage());
            auto* splitter = view->currentPage()->findChild<DetailSplitter*>();
            QVERIFY(splitter);
            QTRY_VERIFY(splitter->sizes().value(1) > 100);
            if (first) {
                QTest::qWait(100); // the window has its size
                QWidget* handle = splitter->handle(1);
                const QPoint middle = handle->rect().center();
                const QPoint way = splitter->orientation() == Qt::Horizontal ? QPoint(-60, 0) : QPoint(0, -60);
                const int before = splitter->sizes().value(1);
                QTest::mousePress(handle, Qt::LeftButton, {}, middle);
                QTest::mouseMove(handle, middle + way);
                QTest::mouseRelease(handle, Qt::LeftButton, {}, middle);
                kept = splitter->sizes();
                QVERIFY2(kept.value(1) > before + 30, qPrintable(QString::number(kept.value(1) - before)));
            } else {
                QTRY_VERIFY(std::abs(splitter->sizes().value(1) - kept.value(1)) <= 2);
            }
            window.close();
        }
    }

    void layoutIsKept()
    {
        QTemporaryDir folder;
        const QString settings = folder.filePath(QStringLiteral("s.ini"));
        QString url;
        {
            TestWindow files;
            url = folder.filePath(QStringLiteral("f.db"));
            QVERIFY(QFile::copy(files.facts(), url));
            Desk desk(settings, folder.path());
            MainWindow window(desk);
            window.show();
            StoreView* view = window.openStore(url, Place{"subscriptions", {}});
            QTRY_VERIFY(view->currentPage());
            window.resize(1100, 650);
            window.close();
        }
        Desk desk(settings, folder.path());
        QTRY_VERIFY(desk.loaded());
        MainWindow window(desk);
        window.show();
        QCOMPARE(window.size(), QSize(1100, 650));
        StoreView* view = window.openStore(url);
        QTRY_VERIFY(view->currentPage());
        QCOMPARE(view->currentPage()->id(), QByteArray("subscriptions"));
        QList<RecentStore> recent;
        desk.workbench().recentStores(&window, [&recent](const QList<RecentStore>& stores) { recent = stores; });
        QTRY_COMPARE(recent.size(), 1);
        QCOMPARE(recent.front().url, url);
    }
};

QTEST_MAIN(TestWindowKeys)
#include "test_window.moc"
