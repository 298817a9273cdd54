// SPDX-License-Identifier: Apache-2.0
#include "window_fixture.h"

#include "app/shell/error_page.h"
#include "app/shell/opening_page.h"
#include "app/widgets/action_button.h"
#include "app/widgets/page_parts.h"
#include "support/writer.h"

#include <QClipboard>

#include <sys/stat.h>
#include <unistd.h>

using namespace durascope;

namespace {

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

ErrorPage* errorPageOf(const TestWindow& test)
{
    const StoreView* store = test.window.currentStore();
    return store ? qobject_cast<ErrorPage*>(store->currentWidget()) : nullptr;
}

QString wordsOf(const QWidget* widget)
{
    QStringList words;
    for (const PlainLabel* label : widget->findChildren<PlainLabel*>())
        words += label->text();
    return words.join(QLatin1Char('\n'));
}

ActionButton* buttonOf(const QWidget* widget, const QString& words)
{
    for (auto* button : widget->findChildren<ActionButton*>()) {
        if (button->accessibleName().startsWith(words))
            return button;
    }
    return nullptr;
}

} // namespace

class TestOpening : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void eachBadFileGetsAPage_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("title");
        QTest::newRow("missing") << "missing"
                                 << "This file is not there.";
        QTest::newRow("empty") << "empty"
                               << "Not a store Durascope knows.";
        QTest::newRow("text") << "text"
                              << "Not a store Durascope knows.";
        QTest::newRow("foreign") << "foreign"
                                 << "Not a store Durascope knows.";
        QTest::newRow("folder") << "folder" << QString();
        QTest::newRow("cut short") << "cut" << QString();
        QTest::newRow("unknown engine") << "engine"
                                        << "This version of Durascope cannot read this store.";
    }

    void eachBadFileGetsAPage()
    {
        QFETCH(QString, what);
        QFETCH(QString, title);
        TestWindow test;
        QString url = test.path(QStringLiteral("store.db"));
        if (what == QLatin1String("empty"))
            write(url, {});
        else if (what == QLatin1String("text"))
            write(url, QByteArray("This is no database at all.\n").repeated(500));
        else if (what == QLatin1String("foreign"))
            url = foreignDatabase(test);
        else if (what == QLatin1String("folder"))
            url = test.path(QStringLiteral("."));
        else if (what == QLatin1String("cut"))
            url = cutDatabase(test);
        else if (what == QLatin1String("engine"))
            url = QStringLiteral("postgresql://nobody@nowhere/x");
        const LoopWatchdog watchdog;
        test.window.openStore(url);
        QTRY_VERIFY(errorPageOf(test));
        ErrorPage* page = errorPageOf(test);
        if (!title.isEmpty())
            QVERIFY2(wordsOf(page).contains(title), qPrintable(wordsOf(page)));
        for (const char* words : {"Try again", "Open another file", "Copy report", "Close"})
            QVERIFY2(buttonOf(page, QString::fromLatin1(words)), words);
        QVERIFY(page->report().contains(QStringLiteral("kind: ")));
        QVERIFY(!page->grab().isNull());
    }

    void closeTakesTheTabAway()
    {
        TestWindow test;
        test.window.openStore(test.path(QStringLiteral("nothing.db")));
        QTRY_VERIFY(errorPageOf(test));
        buttonOf(errorPageOf(test), QStringLiteral("Copy report"))->click();
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("NotFound")));
        buttonOf(errorPageOf(test), QStringLiteral("Close"))->click();
        QCOMPARE(test.window.tabs()->count(), 0);
    }

    void tryAgainOpensWhenTheFileIsThere()
    {
        TestWindow test;
        test.window.openStore(test.path(QStringLiteral("late.db")));
        QTRY_VERIFY(errorPageOf(test));
        test.facts(QStringLiteral("late.db"));
        buttonOf(errorPageOf(test), QStringLiteral("Try again"))->click();
        QTRY_VERIFY(!test.page().isEmpty());
    }

    void refusedFileSaysSo()
    {
        if (::geteuid() == 0)
            QSKIP("root may read everything");
        TestWindow test;
        const QString url = test.facts();
        QVERIFY(QFile::setPermissions(url, QFile::Permissions()));
        test.window.openStore(url);
        QTRY_VERIFY(errorPageOf(test));
        const QString words = wordsOf(errorPageOf(test));
        QVERIFY2(words.contains(QStringLiteral("may not be read: it belongs to")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("with mode 000, and you are")), qPrintable(words));
    }

    /// A database of somebody else is listed, table by table, and copied into the report.
    void foreignDatabaseIsListed()
    {
        TestWindow test;
        const QString url = test.path(QStringLiteral("contacts.db"));
        {
            Writer writer(url.toStdString());
            writer.run("CREATE TABLE contacts(id, name); CREATE TABLE events(title, starts_at, place);"
                       "CREATE VIEW shown AS SELECT 1; CREATE TABLE \"<b>a\nb\"(x)");
        }
        test.window.openStore(url);
        QTRY_VERIFY(errorPageOf(test));
        QHash<QString, QString> tables;
        for (RowView* list : errorPageOf(test)->findChildren<RowView*>()) {
            QVERIFY(list->isVisible());
            for (qint64 row = 0; row < list->source()->rowCount(); ++row) {
                const RowRef ref = list->source()->rowAt(row);
                tables.insert(ref.block->cell(ref.index, 0).text,
                    ref.block->cell(ref.index, int(list->source()->columns().size()) - 1).text);
            }
        }
        QCOMPARE(tables.size(), 6); // two families, four tables
        QCOMPARE(tables.value(QStringLiteral("Event store")), QStringLiteral("1 of 4 names"));
        QCOMPARE(tables.value(QStringLiteral("contacts")), QStringLiteral("neither family has it"));
        QVERIFY(tables.value(QStringLiteral("events")).contains(QStringLiteral("place, starts_at, title")));
        QVERIFY(tables.contains(QStringLiteral("shown (view)")));
        QVERIFY(errorPageOf(test)->report().contains(QStringLiteral("table: contacts")));
        for (const QString& name : tables.keys())
            QVERIFY2(!name.contains(u'\n'), qPrintable(name));
    }

    /// A store whose writer holds the whole file: no rollback-journal database can be read then.
    void lockedFileSaysSoAndOpensLater()
    {
        TestWindow test;
        const QString url = test.facts();
        Writer writer(url.toStdString());
        QCOMPARE(writer.ask("PRAGMA journal_mode=DELETE"), std::string("delete"));
        writer.run("BEGIN EXCLUSIVE");
        const LoopWatchdog watchdog; // waiting for the lock holds up nobody
        test.window.openStore(url);
        QTRY_VERIFY_WITH_TIMEOUT(errorPageOf(test), 20'000);
        const QString words = wordsOf(errorPageOf(test));
        QVERIFY2(words.contains(QStringLiteral("Another program holds this file.")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("Try again")), qPrintable(words));
        QVERIFY(errorPageOf(test)->report().contains(QStringLiteral("kind: Busy")));
        // Trying again is the first button and has the keyboard; once the writer is done it opens.
        writer.run("COMMIT");
        QTRY_COMPARE(QApplication::focusWidget(), buttonOf(errorPageOf(test), QStringLiteral("Try again")));
        test.key(Qt::Key_Return);
        QTRY_VERIFY(!test.page().isEmpty());
    }

    void nobodyWaitsForAStoreThatDoesNotAnswer()
    {
        // A pipe that nobody writes to: opening it must neither hang the window nor its end.
        TestWindow test;
        const QString pipe = test.path(QStringLiteral("pipe.db"));
        QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
        const LoopWatchdog watchdog;
        test.window.openStore(pipe);
        QTest::qWait(300);
        if (qobject_cast<OpeningPage*>(test.window.currentStore()->currentWidget())) {
            QTest::keyClick(&test.window, Qt::Key_Escape);
            QCOMPARE(test.window.tabs()->count(), 0);
        } else {
            QVERIFY(errorPageOf(test)); // refused at once is as good
        }
    }

    void closingWhileOpeningIsSafe()
    {
        for (int round = 0; round < 20; ++round) {
            TestWindow test;
            test.window.openStore(test.facts());
            test.window.openStore(test.workflows());
            if (round % 2 == 0)
                QApplication::processEvents();
            if (round % 3 == 0)
                QTest::keyClick(&test.window, Qt::Key_W, Qt::ControlModifier);
        }
    }

    void hostileNamesAreOnlyNames()
    {
        TestWindow test;
        for (const char* name : {"x?mode=rwc", "%00", "a\nb", "<b>bold", "file:x", "-", "a&b"}) {
            const QString url = test.path(QString::fromLatin1(name));
            StoreView* view = test.window.openStore(url);
            QTRY_VERIFY(qobject_cast<ErrorPage*>(view->currentWidget()));
            QCOMPARE(view->session().error().kind, ErrorKind::NotFound);
            QVERIFY(!QFile::exists(url));
        }
    }

private:
    /// A sound SQLite file of somebody else: the program's own memory of recent stores.
    static QString foreignDatabase(TestWindow& test)
    {
        test.desk.workbench().saveState(QStringLiteral("x"), "y");
        bool done = false;
        test.desk.workbench().recentStores(&test.window, [&](const QList<RecentStore>&) { done = true; });
        if (!QTest::qWaitFor([&done] { return done; }))
            return {};
        const QString original = test.path(QStringLiteral("data/workbench.db"));
        const QString found = test.path(QStringLiteral("foreign.db"));
        QFile::copy(original, found);
        return found;
    }
    static QString cutDatabase(TestWindow& test)
    {
        const QString url = test.workflows();
        QFile file(url);
        file.resize(file.size() / 3 / 4096 * 4096);
        return url;
    }
};

QTEST_MAIN(TestOpening)
#include "test_opening.moc"
