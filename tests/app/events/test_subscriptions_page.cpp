// SPDX-License-Identifier: Apache-2.0
#include "app/events/subscriptions_page.h"

#include "app/page_fixture.h"
#include "app/widgets/json_view.h"
#include "model/events/cursor_source.h"

#include <QClipboard>
#include <QSignalSpy>

using namespace durascope;

class TestSubscriptionsPage : public WidgetTest {
    Q_OBJECT
private Q_SLOTS:
    void showsEveryStoredCursor_data() { addRealStores(QStringLiteral("factstr")); }
    /// Name, cursor, distance and the stored query byte for byte equal the expected file.
    void showsEveryStoredCursor()
    {
        QFETCH(QString, name);
        const RealStore store(name);
        PageOver<SubscriptionsPage> shown(store.path);
        QVERIFY(shown.opened);
        SubscriptionsPage& page = shown.page;
        const QJsonArray cursors = store.expected.value(QStringLiteral("cursors")).toArray();
        QVERIFY(!cursors.isEmpty());
        QTRY_COMPARE(page.source()->rowCount(), cursors.size());
        auto* query = page.findChild<JsonView*>();
        const LoopWatchdog watchdog;
        for (const auto& value : cursors) {
            const QJsonObject cursor = value.toObject();
            const QString stream = cursor.value(QStringLiteral("name")).toString();
            qint64 row = 0;
            while (row < cursors.size()
                && QString::fromStdString(
                       std::string(textOf(page.source()->cursor(*page.source()->keyAt(row))->stored.subscriberId)))
                    != stream)
                ++row;
            QVERIFY2(row < cursors.size(), qPrintable(stream));
            const CursorRow read = *page.source()->cursor(*page.source()->keyAt(row));
            QCOMPARE(read.facts.cursor, cursor.value(QStringLiteral("last_processed_sequence_number")).toInteger());
            QCOMPARE(read.facts.behind(), cursor.value(QStringLiteral("lag")).toInteger());
            page.list()->setCurrentRow(row);
            const QString expected = cursor.value(QStringLiteral("event_query_text")).toString();
            QTRY_VERIFY([&] {
                query->copyAll();
                return QGuiApplication::clipboard()->text() == expected;
            }());
        }
    }

    void saysWhichStreamsWait()
    {
        const RealStore store(QStringLiteral("factstr-sqlite-0.5.2-rich"));
        PageOver<SubscriptionsPage> shown(store.path);
        QVERIFY(shown.opened);
        SubscriptionsPage& page = shown.page;
        QTRY_COMPARE(page.source()->rowCount(), 8);
        const auto state = [&](const char* name) {
            for (qint64 row = 0; row < 8; ++row) {
                const CursorRow* cursor = page.source()->cursor(*page.source()->keyAt(row));
                if (cursor && textOf(cursor->stored.subscriberId) == name)
                    return cursor->state;
            }
            return CursorState::Watching;
        };
        QTRY_COMPARE(state("follows-to-the-end"), CursorState::Following);
        QTRY_COMPARE(state(""), CursorState::NeverMoved);
        QTRY_COMPARE_WITH_TIMEOUT(state("never matches"), CursorState::NothingMatches, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(state("mailer"), CursorState::NotMoving, 30'000);
        // Trouble stands first.
        QTRY_VERIFY(isTrouble(page.source()->cursor(*page.source()->keyAt(0))->state));
    }

    void jumpsToTheNextEvent()
    {
        const RealStore store(QStringLiteral("factstr-sqlite-0.5.2-rich"));
        PageOver<SubscriptionsPage> shown(store.path);
        QVERIFY(shown.opened);
        SubscriptionsPage& page = shown.page;
        QTRY_COMPARE(page.source()->rowCount(), 8);
        page.goTo({{QStringLiteral("name"), QStringLiteral("mailer")}});
        QSignalSpy wanted(&page, &Page::placeWanted);
        page.list()->setFocus();
        QTest::keyClick(page.list(), Qt::Key_Return);
        QTRY_COMPARE(wanted.size(), 1);
        const auto place = wanted[0][0].value<Place>();
        QCOMPARE(place.page, QByteArray("log"));
        QCOMPARE(place.what.value(QStringLiteral("position")).toLongLong(), 391);
    }
};

QTEST_MAIN(TestSubscriptionsPage)
#include "test_subscriptions_page.moc"
