// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/workflow_page_fixture.h"
#include "support/writer.h"

#include "app/widgets/page_parts.h"
#include "model/workflow/execution_source.h"
#include "model/workflow/queue_watch.h"

#include <QSignalSpy>

#include <algorithm>

using namespace durascope;

/// Somebody deletes rows by hand while the pages are open: nothing in the file tells of it.
class TestDeletedRows : public WidgetTest {
    Q_OBJECT
private Q_SLOTS:
    void executionsLeaveTheListAndNothingMoves()
    {
        const RealStore store(QStringLiteral("jamjet-0.5.0-schema11"));
        ShownPage shown(store.path, "executions");
        QVERIFY(shown.opened);
        RowView* list = shown.list(QStringLiteral("Executions"));
        auto* source = dynamic_cast<ExecutionSource*>(list->source());
        QTRY_COMPARE_WITH_TIMEOUT(source->rowCount(), 63, 20'000);
        const auto* gone = shown.session.findChild<GoneRows*>();
        QTRY_VERIFY_WITH_TIMEOUT(gone && gone->ready(), 20'000);
        const LoopWatchdog watchdog;
        list->setFocus();
        list->setCurrentRow(40);
        const auto key = list->currentKey();
        const qint64 offset = 40 - list->firstVisibleRow();
        Writer writer(store.path.toStdString());
        writer.run("PRAGMA foreign_keys=OFF");
        // One above and one below the chosen row; not the newest number, whose end shows at once.
        const auto deletable = [&](qint64 row) {
            while (source->keyAt(row)->value == 63)
                ++row;
            return std::to_string(source->keyAt(row)->value);
        };
        writer.run("DELETE FROM workflow_executions WHERE rowid IN (" + deletable(2) + "," + deletable(50) + ")");
        QTRY_COMPARE_WITH_TIMEOUT(source->rowCount(), 61, 20'000);
        QCOMPARE(list->currentKey(), key);
        QCOMPARE(source->rowOf(*key), std::optional<qint64>(39));
        QCOMPARE(39 - list->firstVisibleRow(), offset);
        const WorkflowModel& model = WorkflowModel::of(shown.session);
        QCOMPARE(model.executions().size(), std::size_t(61));
        std::int64_t sum = 0;
        for (const auto& count : model.executions().counts())
            sum += count.count;
        QCOMPARE(sum, 61);
        for (qint64 row = 0; row < 61; ++row)
            QVERIFY(model.executions().indexOf({source->keyAt(row)->value}));
        // and the list still follows what is committed afterwards
        writer.run("UPDATE workflow_executions SET status = 'paused', updated_at = '2030-01-01T00:00:00+00:00' WHERE"
                   " rowid = "
            + std::to_string(key->value));
        QTRY_COMPARE_WITH_TIMEOUT(model.executions().at(*model.executions().indexOf({key->value})).status,
            *model.executions().numberOf("paused"), 20'000);
    }

    void theNewestExecutionLeavesAndNothingMoves()
    {
        const RealStore store(QStringLiteral("jamjet-0.5.0-schema11"));
        ShownPage shown(store.path, "executions");
        QVERIFY(shown.opened);
        RowView* list = shown.list(QStringLiteral("Executions"));
        auto* source = dynamic_cast<ExecutionSource*>(list->source());
        QTRY_COMPARE_WITH_TIMEOUT(source->rowCount(), 63, 20'000);
        const auto* gone = shown.session.findChild<GoneRows*>();
        QTRY_VERIFY_WITH_TIMEOUT(gone && gone->ready(), 20'000);
        list->setFocus();
        list->setCurrentRow(40);
        const auto key = list->currentKey();
        QVERIFY(key && key->value != 63);
        QVERIFY(list->firstVisibleRow() > 0);
        const qint64 offset = 40 - list->firstVisibleRow();
        const qint64 newest = *source->rowOf({63});
        QSignalSpy reset(source, &RowSource::reset);
        Writer writer(store.path.toStdString());
        writer.run("PRAGMA foreign_keys=OFF");
        writer.run("UPDATE workflow_executions SET status = 'paused' WHERE rowid = 5; DELETE FROM workflow_executions"
                   " WHERE rowid = 63");
        QTRY_COMPARE_WITH_TIMEOUT(source->rowCount(), 62, 20'000);
        const qint64 row = newest < 40 ? 39 : 40;
        QCOMPARE(list->currentKey(), key);
        QCOMPARE(source->rowOf(*key), std::optional(row));
        QCOMPARE(row - list->firstVisibleRow(), offset);
        QVERIFY(reset.isEmpty());
        // What else the commit changed is told too, although its time says nothing of it.
        const ExecutionTable& table = WorkflowModel::of(shown.session).executions();
        QTRY_COMPARE_WITH_TIMEOUT(table.at(*table.indexOf({5})).status, *table.numberOf("paused"), 20'000);
        // and the list goes on following
        writer.run("UPDATE workflow_executions SET status = 'paused', updated_at = '2030-01-01T00:00:00+00:00' WHERE"
                   " rowid = 7");
        QTRY_COMPARE_WITH_TIMEOUT(table.at(*table.indexOf({7})).status, *table.numberOf("paused"), 20'000);
        QCOMPARE(list->currentKey(), key);
    }

    void anOpenExecutionSaysThatItIsGone()
    {
        const RealStore store(QStringLiteral("jamjet-0.5.0-schema11"));
        Writer writer(store.path.toStdString());
        const auto id = writer.ask("SELECT execution_id FROM workflow_executions WHERE rowid = 10");
        ShownPage shown(store.path, "execution", {{QStringLiteral("id"), QString::fromStdString(id)}});
        QVERIFY(shown.opened);
        QTRY_VERIFY_WITH_TIMEOUT(shown.list(QStringLiteral("History"))->source()->rowCount() > 0, 20'000);
        writer.run("PRAGMA foreign_keys=OFF; DELETE FROM workflow_executions WHERE rowid = 10");
        QTRY_VERIFY_WITH_TIMEOUT(says(*shown.page, "There is no such execution"), 20'000);
    }

    void workItemsLeaveTheQueue()
    {
        const RealStore store(QStringLiteral("jamjet-0.5.0-schema11"));
        OpenSession open(store.path);
        QVERIFY(open.wait());
        StoreSession& session = open.session;
        QueueWatch watch(session);
        QTRY_COMPARE_WITH_TIMEOUT(watch.items().size(), std::size_t(6 + 11 + 13 + 3), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(WorkflowModel::of(session).state() == WorkflowModel::State::Ready, 20'000);
        const auto* gone = session.findChild<GoneRows*>();
        QTRY_VERIFY_WITH_TIMEOUT(gone && gone->ready(), 20'000);
        Writer writer(store.path.toStdString());
        writer.run("DELETE FROM work_items WHERE rowid IN (SELECT rowid FROM work_items WHERE status = 'pending'"
                   " LIMIT 2); DELETE FROM work_items WHERE rowid IN (SELECT rowid FROM work_items WHERE status ="
                   " 'failed' LIMIT 1)");
        QTRY_COMPARE_WITH_TIMEOUT(watch.items().size(), std::size_t(6 + 9 + 13 + 2), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(WorkflowModel::of(session).queueCount("pending"), 9, 20'000);
    }

private:
    static bool says(const QWidget& page, const char* words)
    {
        const auto notices = page.findChildren<Notice*>();
        return std::any_of(notices.begin(), notices.end(), [words](const Notice* notice) {
            return notice->isVisible() && notice->accessibleName().contains(QString::fromUtf8(words));
        });
    }
};

QTEST_MAIN(TestDeletedRows)
#include "test_deleted_rows.moc"
