// SPDX-License-Identifier: Apache-2.0
#include "app/events/event_log_page.h"

#include "app/events/fact_detail.h"
#include "app/page_fixture.h"
#include "app/widgets/json_view.h"
#include "model/events/fact_source.h"

#include <QAction>
#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>

using namespace durascope;

namespace {

/// Compares a text with what the expected file lists: whole, or its length and beginning.
bool sameText(const QByteArray& shown, const QJsonValue& expected)
{
    if (expected.isString())
        return shown == expected.toString().toUtf8();
    const QJsonObject cut = expected.toObject();
    return shown.size() == cut.value(QStringLiteral("bytes")).toInteger()
        && QString::fromUtf8(shown).startsWith(cut.value(QStringLiteral("starts_with")).toString());
}

struct ShownPage : PageOver<EventLogPage> {
    using PageOver::PageOver;
    FactSource& source() { return *page.source(); }
    RowView& list() { return *page.list(); }
    FactDetail& detail() { return *page.findChild<FactDetail*>(QStringLiteral("factDetail")); }

    /// Has so many rows and went to its first place, the newest row.
    bool ready(qint64 rows)
    {
        const bool there = opened && QTest::qWaitFor([&] { return source().rowCount() == rows; });
        QCoreApplication::sendPostedEvents();
        return there;
    }
    /// Waits until the detail shows a payload, as it puts it on the clipboard.
    bool showsPayload(const QJsonValue& expected)
    {
        auto* view = page.findChild<JsonView*>();
        return QTest::qWaitFor([&] {
            view->copyAll();
            return sameText(QGuiApplication::clipboard()->text().toUtf8(), expected);
        });
    }
};

} // namespace

class TestEventLogPage : public WidgetTest {
    Q_OBJECT
private Q_SLOTS:
    void showsWhatTheRealSystemStored_data() { addRealStores(QStringLiteral("factstr")); }
    /// Every position, time, type and payload of the list equals the expected file.
    void showsWhatTheRealSystemStored()
    {
        QFETCH(QString, name);
        const RealStore store(name);
        QVERIFY(store.copied);
        ShownPage shown(store.path);
        const QJsonArray stored = store.expected.value(QStringLiteral("stored")).toArray();
        const QJsonArray events = store.expected.value(QStringLiteral("events")).toArray();
        QVERIFY(!stored.isEmpty());
        QVERIFY(shown.ready(stored.size()));
        for (qsizetype i = 0; i < stored.size(); ++i) {
            const QJsonObject fact = stored[i].toObject();
            QVERIFY(rowLoaded(shown.source(), i));
            const RowRef row = shown.source().rowAt(i);
            QCOMPARE(row.state(), RowState::Ready);
            const auto* block = dynamic_cast<const FactBlock*>(row.block.get());
            QVERIFY(block);
            const ListedFact listed = *block->rows()->at(row.index);
            QCOMPARE(listed.fact.row.value, fact.value(QStringLiteral("sequence_number")).toInteger());
            QCOMPARE(QByteArrayView(listed.fact.occurredAt->bytes()),
                fact.value(QStringLiteral("occurred_at_text")).toString().toUtf8());
            const QString position = block->cell(row.index, int(FactColumn::Position)).text;
            QCOMPARE(position, number(listed.fact.row.value));
            const QJsonValue payload = fact.value(QStringLiteral("payload_text"));
            if (payload.isString() && payload.toString().toUtf8().size() <= qsizetype(FactRows::keptPayload))
                QVERIFY(sameText(QByteArrayView(listed.fact.payload->bytes()).toByteArray(), payload));
            QCOMPARE(QString::fromUtf8(listed.fact.eventType->bytes()),
                events[i].toObject().value(QStringLiteral("event_type")).toString());
        }
    }

    void showsWholePayloadsBesideTheList_data() { showsWhatTheRealSystemStored_data(); }
    void showsWholePayloadsBesideTheList()
    {
        QFETCH(QString, name);
        const RealStore store(name);
        ShownPage shown(store.path);
        const QJsonArray stored = store.expected.value(QStringLiteral("stored")).toArray();
        QVERIFY(shown.ready(stored.size()));
        const qsizetype step = stored.size() > 100 ? 13 : 1;
        for (qsizetype i = 0; i < stored.size(); i += step) {
            shown.list().setCurrentRow(i);
            QVERIFY2(shown.showsPayload(stored[i].toObject().value(QStringLiteral("payload_text"))),
                qPrintable(QStringLiteral("position %1").arg(i + 1)));
        }
    }

    void goesToPositionsAndTimes()
    {
        const RealStore store(QStringLiteral("factstr-sqlite-0.5.2-rich"));
        ShownPage shown(store.path);
        QVERIFY(shown.ready(1308));
        const LoopWatchdog watchdog;
        QVERIFY(shown.page.askForPosition());
        auto* field = shown.page.findChild<QLineEdit*>();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("700"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(shown.list().currentKey(), std::optional(RowKey{700}));
        QTRY_COMPARE(shown.detail().position(), std::optional<std::int64_t>(700));
        const QJsonObject fact = store.expected.value(QStringLiteral("stored")).toArray()[399].toObject();
        shown.page.goTo({{QStringLiteral("time"), fact.value(QStringLiteral("occurred_at_text"))}});
        QTRY_COMPARE(shown.list().currentKey(), std::optional(RowKey{400}));
        shown.page.goTo({{QStringLiteral("position"), 1}});
        QTRY_COMPARE(shown.list().currentKey(), std::optional(RowKey{1}));
        QCOMPARE(shown.page.place().value(QStringLiteral("position")).toLongLong(), 1);
    }

    void findsInTheWholeStore()
    {
        const RealStore store(QStringLiteral("factstr-sqlite-0.5.2-rich"));
        ShownPage shown(store.path);
        QVERIFY(shown.ready(1308));
        const auto found = [&](const QString& text, qint64 from, bool forward) {
            std::optional<std::optional<qint64>> answer;
            shown.source().find(text, from, forward, [&](std::optional<qint64> row) { answer = row; });
            if (!QTest::qWaitFor([&] { return answer.has_value(); }))
                QTest::qFail("the search does not answer", __FILE__, __LINE__);
            return answer.value_or(std::nullopt);
        };
        QCOMPARE(found(QStringLiteral("LOREM IPSUM"), 0, true), std::optional<qint64>(917));
        QCOMPARE(found(QStringLiteral("lorem ipsum"), 1307, false), std::optional<qint64>(917));
        QCOMPARE(found(QStringLiteral("lorem ipsum"), 917, true), std::optional<qint64>());
        QCOMPARE(found(QStringLiteral("nowhere in here"), 0, true), std::optional<qint64>());
        QCOMPARE(found(QStringLiteral("1,307"), 0, true), std::optional<qint64>(1306));
    }

    void copiesStoredText()
    {
        const RealStore store(QStringLiteral("factstr-sqlite-0.5.2"));
        ShownPage shown(store.path);
        QVERIFY(shown.ready(8));
        QString copied;
        const auto copy = [&](RowSource::CopyKind kind, FactColumn column) {
            copied.clear();
            shown.source().copyText({{2}, {1}}, kind, int(column), [&](QString text, QString) { copied = text; });
            (void)QTest::qWaitFor([&] { return !copied.isEmpty(); });
            return copied.split(QLatin1Char('\n'));
        };
        const QJsonArray stored = store.expected.value(QStringLiteral("stored")).toArray();
        const QStringList payloads = copy(RowSource::CopyKind::Cell, FactColumn::Payload);
        QCOMPARE(payloads.size(), 2);
        QVERIFY(sameText(payloads[0].toUtf8(), stored[0].toObject().value(QStringLiteral("payload_text"))));
        QVERIFY(sameText(payloads[1].toUtf8(), stored[1].toObject().value(QStringLiteral("payload_text"))));
        const QStringList rows = copy(RowSource::CopyKind::RowAsJson, FactColumn::Payload);
        QVERIFY(rows[0].startsWith(QStringLiteral("{\"sequence_number\":1,")));
        QVERIFY(rows[0].contains(QStringLiteral("\"payload\":") + payloads[0]));
        QCOMPARE(copy(RowSource::CopyKind::Id, FactColumn::Position).join(QLatin1Char(' ')), QStringLiteral("2 1"));
    }

    void followsTheDemoAtItsEnd()
    {
        ShownPage shown(QStringLiteral("demo:"));
        QVERIFY(shown.opened);
        QTRY_VERIFY(shown.source().rowCount() > 1000);
        QTRY_VERIFY(shown.list().firstVisibleRow() > 1000);
        const LoopWatchdog watchdog;
        const qint64 rows = shown.source().rowCount();
        QTRY_VERIFY_WITH_TIMEOUT(shown.source().rowCount() > rows, 20'000);
        // Away from the end the list holds still and counts what waits.
        shown.page.goTo({{QStringLiteral("position"), 500}});
        QTRY_COMPARE(shown.list().currentKey(), std::optional(RowKey{500}));
        QTRY_VERIFY(!shown.source().following());
        const qint64 held = shown.source().rowCount();
        const qint64 first = shown.list().firstVisibleRow();
        QTRY_VERIFY_WITH_TIMEOUT(shown.source().heldBack().added > 0, 20'000);
        QCOMPARE(shown.source().rowCount(), held);
        QCOMPARE(shown.list().firstVisibleRow(), first);
        shown.list().setFocus();
        QTest::keyClick(&shown.list(), Qt::Key_End);
        QTRY_VERIFY(shown.source().rowCount() > held);
        QCOMPARE(shown.source().heldBack().added, 0);
    }

    void keepsItsPlaceWhenTheZoneChanges()
    {
        const RealStore store(QStringLiteral("factstr-sqlite-0.3.1-rich"));
        ShownPage shown(store.path);
        QVERIFY(shown.ready(1308));
        shown.list().setCurrentRow(600);
        const qint64 first = shown.list().firstVisibleRow();
        FormatClock::instance().setZone(QTimeZone("Asia/Tokyo"));
        QVERIFY(shown.source().columns()[int(FactColumn::OccurredAt)].title.endsWith(QStringLiteral("+09:00")));
        QVERIFY(rowLoaded(shown.source(), 600));
        QCOMPARE(shown.list().currentKey(), std::optional(RowKey{601}));
        QCOMPARE(shown.list().firstVisibleRow(), first);
    }

    void hidesItsDetailByKey()
    {
        const RealStore store(QStringLiteral("factstr-sqlite-0.5.2"));
        ShownPage shown(store.path);
        QVERIFY(shown.opened);
        shown.list().setFocus();
        QVERIFY(shown.detail().isVisible());
        QTest::keyClick(&shown.list(), Qt::Key_F4);
        QTRY_VERIFY(!shown.detail().isVisible());
        QTest::keyClick(&shown.list(), Qt::Key_F4);
        QTRY_VERIFY(shown.detail().isVisible());
    }
};

QTEST_MAIN(TestEventLogPage)
#include "test_event_log_page.moc"
