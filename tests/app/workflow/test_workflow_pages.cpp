// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/workflow_page_fixture.h"

#include "app/widgets/filter_button.h"
#include "app/widgets/filter_chips.h"
#include "app/widgets/page_parts.h"
#include "app/workflow/execution_preview.h"
#include "model/workflow/dead_letter_source.h"
#include "model/workflow/execution_source.h"
#include "model/workflow/execution_watch.h"
#include "model/workflow/history_source.h"
#include "model/workflow/item_rows.h"

#include <QLayout>
#include <QSet>
#include <QSignalSpy>

#include <algorithm>

using namespace durascope;

namespace {

int at(ExecutionColumn column)
{
    return static_cast<int>(column);
}

} // namespace

/// What the pages show of stores written by the real system equals what that system says of them.
class TestWorkflowPages : public WidgetTest {
    Q_OBJECT
private Q_SLOTS:
    void listsEveryExecution_data() { addRealStores(QStringLiteral("jamjet")); }
    void listsEveryExecution()
    {
        QFETCH(QString, name);
        const RealStore store(name);
        QVERIFY(store.copied);
        ShownPage shown(store.path, "executions");
        QVERIFY(shown.opened);
        RowView* list = shown.list(QStringLiteral("Executions"));
        QVERIFY(list);
        const QJsonObject lists = store.expected.value(QStringLiteral("list_executions")).toObject();
        const QJsonArray all = lists.value(QStringLiteral("all")).toArray();
        QTRY_COMPARE(list->source()->rowCount(), all.size());
        const LoopWatchdog watchdog;
        // The real system lists by the time of the last change.
        QSignalSpy reset(list->source(), &RowSource::reset);
        list->source()->sortBy(at(ExecutionColumn::Updated), Qt::DescendingOrder);
        QTRY_VERIFY(!reset.isEmpty());
        for (qsizetype row = 0; row < all.size(); ++row) {
            QVERIFY(rowLoaded(*list->source(), row));
            QCOMPARE(ShownPage::text(list, row, at(ExecutionColumn::Id)) + u' '
                    + ShownPage::text(list, row, at(ExecutionColumn::StoredStatus)),
                all[row].toString());
        }
    }

    void thePreviewBeginsAtItsEdge()
    {
        const RealStore store(QStringLiteral("jamjet-0.5.0-schema11"));
        ShownPage shown(store.path, "executions");
        QVERIFY(shown.opened);
        RowView* list = shown.list(QStringLiteral("Executions"));
        QTRY_VERIFY(list->source()->rowCount() > 0);
        const auto* preview = shown.page->findChild<ExecutionPreview*>();
        QVERIFY(preview);
        const auto labels = preview->findChildren<PlainLabel*>();
        const auto title = std::find_if(labels.begin(), labels.end(),
            [](const PlainLabel* label) { return label->text() == QStringLiteral("Preview"); });
        QVERIFY(title != labels.end());
        const int margin = (*title)->parentWidget()->layout()->contentsMargins().left();
        QTRY_COMPARE((*title)->x(), margin);
        list->setCurrentRow(0);
        QTRY_VERIFY((*title)->text() != QStringLiteral("Preview") && !(*title)->text().isEmpty());
        QTRY_VERIFY((*title)->x() > margin); // beside the silhouette of the status
    }

    void countsAndFiltersByStatus_data() { listsEveryExecution_data(); }
    void countsAndFiltersByStatus()
    {
        QFETCH(QString, name);
        const RealStore store(name);
        ShownPage shown(store.path, "executions");
        QVERIFY(shown.opened);
        RowView* list = shown.list(QStringLiteral("Executions"));
        const ExecutionTable& table = WorkflowModel::of(shown.session).executions();
        QTRY_VERIFY(list->source()->rowCount() > 0);
        const qint64 all = list->source()->rowCount();
        const QJsonObject counts = store.expected.value(QStringLiteral("status_counts"))
                                       .toObject()
                                       .value(QStringLiteral("workflow_executions"))
                                       .toObject();
        QVERIFY(!counts.isEmpty());
        for (const QString& status : counts.keys()) {
            QCOMPARE(table.count(status.toStdString()), counts.value(status).toInteger());
            shown.page->goTo({{QStringLiteral("status"), status}});
            QTRY_COMPARE(list->source()->rowCount(), counts.value(status).toInteger());
            QCOMPARE(shown.page->place().value(QStringLiteral("status")).toString(), status);
        }
        shown.page->goTo({});
        QTRY_COMPARE(list->source()->rowCount(), all);
        QCOMPARE(shown.page->findChild<CountFilters*>()->chosen(), QByteArray());
    }

    void filtersByWorkflow()
    {
        const RealStore store(QStringLiteral("jamjet-0.5.0-server"));
        ShownPage shown(store.path, "executions");
        QVERIFY(shown.opened);
        RowView* list = shown.list(QStringLiteral("Executions"));
        auto* chips = shown.page->findChild<FilterChips*>();
        auto* counts = shown.page->findChild<CountFilters*>();
        const ExecutionTable& table = WorkflowModel::of(shown.session).executions();
        QTRY_VERIFY(list->source()->rowCount() > 0);
        const qint64 all = list->source()->rowCount();
        QVERIFY(!chips->isVisible());
        const std::string workflow = table.name(table.at(0).workflow);
        qint64 its = 0;
        for (std::uint32_t index = 0; index < table.size(); ++index)
            its += table.name(table.at(index).workflow) == workflow ? 1 : 0;
        QVERIFY(its < all);
        const QVariantMap place{{QStringLiteral("workflow"), QString::fromStdString(workflow)}};
        shown.page->goTo(place);
        QTRY_COMPARE(list->source()->rowCount(), its);
        QCOMPARE(shown.page->place(), place);
        QVERIFY(chips->isVisible());
        QCOMPARE(chips->chips().size(), 1);
        QCOMPARE(chips->chips().front().value, QString::fromStdString(workflow));
        const auto buttons = counts->findChildren<FilterButton*>();
        QCOMPARE(buttons.constFirst()->accessibleName(), tr("All %1").arg(number(its)));
        // A status that this workflow has none of: the list says what would help, and its button does it.
        shown.page->goTo({{QStringLiteral("workflow"), QString::fromStdString(workflow)},
            {QStringLiteral("status"), QStringLiteral("never-stored")}});
        QTRY_COMPARE(list->source()->listState().kind, ListState::Kind::NothingMatches);
        QVERIFY(list->source()->listState().hint.contains(QStringLiteral("never-stored")));
        QCOMPARE(counts->chosen(), QByteArray("never-stored"));
        Q_EMIT list->listActionWanted();
        QTRY_COMPARE(list->source()->rowCount(), its);
        // The chip goes by keyboard, and the list has the keyboard then.
        auto* chip = chips->findChild<FilterChip*>();
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Delete);
        QTRY_COMPARE(list->source()->rowCount(), all);
        QVERIFY(!chips->isVisible());
        QVERIFY(list->hasFocus());
        QVERIFY(shown.page->place().isEmpty());
    }

    void showsActivityAndOpens()
    {
        const RealStore store(QStringLiteral("jamjet-0.5.0-schema11"));
        ShownPage shown(store.path, "executions");
        QVERIFY(shown.opened);
        RowView* list = shown.list(QStringLiteral("Executions"));
        const QJsonArray executions = store.expected.value(QStringLiteral("executions")).toArray();
        QTRY_COMPARE(list->source()->rowCount(), executions.size());
        QHash<QString, QJsonObject> byId;
        for (const QJsonValue& each : executions)
            byId.insert(each.toObject().value(QStringLiteral("execution_id")).toString(), each.toObject());
        for (qint64 row = 0; row < list->source()->rowCount(); ++row) {
            QVERIFY(rowLoaded(*list->source(), row));
            const QJsonObject expected = byId.value(ShownPage::text(list, row, at(ExecutionColumn::Id)));
            QCOMPARE(ShownPage::cell(list, row, at(ExecutionColumn::Events)),
                number(expected.value(QStringLiteral("event_count")).toInteger()));
        }
        QSignalSpy wanted(shown.page.get(), &Page::placeWanted);
        list->setFocus();
        list->setCurrentRow(3);
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(wanted.size(), 1);
        const auto place = wanted.front().front().value<Place>();
        QCOMPARE(place.page, QByteArray("execution"));
        QCOMPARE(place.what.value(QStringLiteral("id")).toString(), ShownPage::text(list, 3, at(ExecutionColumn::Id)));
    }

    void showsEveryExecutionWhole_data() { listsEveryExecution_data(); }
    /// Events, snapshots and the status that the events say, of each execution of the store.
    void showsEveryExecutionWhole()
    {
        QFETCH(QString, name);
        const RealStore store(name);
        ShownPage shown(store.path, "execution");
        QVERIFY(shown.opened);
        RowView* history = shown.list(QStringLiteral("History"));
        ExecutionWatch watch(shown.session);
        for (const QJsonValue& each : store.expected.value(QStringLiteral("executions")).toArray()) {
            const QJsonObject expected = each.toObject();
            const QString id = expected.value(QStringLiteral("execution_id")).toString();
            watch.watch(id.toStdString());
            QTRY_VERIFY(watch.detail() && watch.detail()->logComplete);
            const ExecutionDetail& detail = *watch.detail();
            QCOMPARE(detail.events, expected.value(QStringLiteral("event_count")).toInteger());
            QCOMPARE(detail.lastSequence, expected.value(QStringLiteral("latest_sequence")).toInteger());
            QCOMPARE(QString::fromStdString(std::string(textOf(detail.row.status))),
                expected.value(QStringLiteral("row_status")).toString());
            const QJsonObject origin = expected.value(QStringLiteral("from_origin")).toObject();
            const QJsonObject fold
                = origin.isEmpty() ? expected.value(QStringLiteral("materialize")).toObject() : origin;
            if (detail.events > 0)
                QCOMPARE(QString::fromStdString(detail.fold), fold.value(QStringLiteral("status")).toString());
        }
        const QJsonObject longest = longestOf(store);
        shown.page->goTo({{QStringLiteral("id"), longest.value(QStringLiteral("execution_id"))}});
        const qint64 events = longest.value(QStringLiteral("event_count")).toInteger();
        QTRY_VERIFY(history->source()->rowCount() >= events);
        for (qint64 row = 0; row < events; ++row)
            QVERIFY(rowLoaded(*history->source(), row));
        QCOMPARE(ShownPage::cell(history, 0, int(HistoryColumn::Event)), QStringLiteral("workflow_started"));
    }

    void anIdThatIsNotThereIsSaid()
    {
        const RealStore store(QStringLiteral("jamjet-0.5.0-server"));
        ShownPage shown(
            store.path, "execution", {{QStringLiteral("id"), QStringLiteral("00000000-0000-4000-8000-000000000000")}});
        QVERIFY(shown.opened);
        QTRY_VERIFY(shown.page->findChild<Notice*>()->isVisible());
    }

    void listsDeadLetters_data() { listsEveryExecution_data(); }
    void listsDeadLetters()
    {
        QFETCH(QString, name);
        const RealStore store(name);
        ShownPage shown(store.path, "dead-letters");
        QVERIFY(shown.opened);
        shown.page->findChild<CountFilters*>()->choose("all");
        RowView* list = shown.list(QStringLiteral("Dead letters"));
        auto* source = dynamic_cast<DeadLetterSource*>(list->source());
        QVERIFY(source);
        const QJsonArray letters = store.expected.value(QStringLiteral("dead_letters")).toArray();
        QTRY_VERIFY(source->rowCount() >= letters.size() && !source->cause());
        QHash<QString, QJsonObject> byId;
        for (const QJsonValue& each : letters)
            byId.insert(each.toObject().value(QStringLiteral("id")).toString(), each.toObject());
        qsizetype withRow = 0;
        for (qint64 row = 0; row < source->rowCount(); ++row) {
            const DeadLetterFacts* facts = source->factsOf(*source->keyAt(row));
            QVERIFY(facts);
            if (!facts->hasRow)
                continue;
            ++withRow;
            const QJsonObject expected = byId.value(QString::fromStdString(facts->itemId));
            QCOMPARE(
                QString::fromStdString(facts->storedAt), expected.value(QStringLiteral("dead_lettered_at")).toString());
            QCOMPARE(facts->attempt, expected.value(QStringLiteral("attempt")).toInteger());
            QCOMPARE(
                QString::fromStdString(facts->executionId), expected.value(QStringLiteral("execution_id")).toString());
            QVERIFY(rowLoaded(*list->source(), row));
        }
        QCOMPARE(withRow, letters.size());
    }

    void listsWorkItems_data() { listsEveryExecution_data(); }
    /// Each status that is listed, row for row.
    void listsWorkItems()
    {
        QFETCH(QString, name);
        const RealStore store(name);
        ShownPage shown(store.path, "queue");
        QVERIFY(shown.opened);
        RowView* list = shown.list(QStringLiteral("Work items"));
        const QJsonArray items = store.expected.value(QStringLiteral("work_items")).toArray();
        for (const char* status : {"pending", "claimed", "failed", "dead_lettered"}) {
            QSet<QString> expected;
            for (const QJsonValue& each : items) {
                if (each.toObject().value(QStringLiteral("status")).toString() == QString::fromLatin1(status))
                    expected.insert(each.toObject().value(QStringLiteral("id")).toString());
            }
            shown.page->goTo({{QStringLiteral("status"), QString::fromLatin1(status)}});
            list->source()->showHeldBack();
            QTRY_COMPARE(list->source()->rowCount(), expected.size());
            QSet<QString> listed;
            for (qint64 row = 0; row < list->source()->rowCount(); ++row)
                listed.insert(ShownPage::text(list, row, int(ItemColumn::Item)));
            QCOMPARE(listed, expected);
        }
    }

private:
    static QJsonObject longestOf(const RealStore& store)
    {
        QJsonObject longest;
        for (const QJsonValue& each : store.expected.value(QStringLiteral("executions")).toArray()) {
            if (each.toObject().value(QStringLiteral("event_count")).toInteger()
                > longest.value(QStringLiteral("event_count")).toInteger())
                longest = each.toObject();
        }
        return longest;
    }
};

QTEST_MAIN(TestWorkflowPages)
#include "test_workflow_pages.moc"
