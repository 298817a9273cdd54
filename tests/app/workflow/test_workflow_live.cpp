// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/workflow_page_fixture.h"

#include "app/workflow/timeline_view.h"
#include "model/workflow/execution_source.h"
#include "model/workflow/history_source.h"

#include <QSignalSpy>

using namespace durascope;

/// The pages over a store that lives: the demo, in which workers claim, run and fail all the time.
class TestWorkflowLive : public WidgetTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() override
    {
        WidgetTest::initTestCase();
        m_demo = std::make_unique<StoreSession>(QStringLiteral("demo:"));
        m_demo->open();
        QVERIFY(waitUntilOpen(*m_demo));
    }
    void cleanupTestCase() { m_demo.reset(); }

    void theListHoldsUnderTheHandAndFollowsAtTheNewestRow()
    {
        ShownPage shown(*m_demo, "executions");
        QVERIFY(shown.opened);
        RowView* list = shown.list(QStringLiteral("Executions"));
        auto* source = dynamic_cast<ExecutionSource*>(list->source());
        QVERIFY(source);
        QTRY_VERIFY_WITH_TIMEOUT(source->rowCount() >= 5'000, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(source->rowCount() > 5'000, 20'000); // follows: new ones come in
        const LoopWatchdog watchdog;
        list->setFocus();
        list->setCurrentRow(500);
        const auto key = list->currentKey();
        QVERIFY(key);
        const qint64 first = list->firstVisibleRow();
        QTRY_VERIFY_WITH_TIMEOUT(source->heldBack().added > 0, 20'000);
        QCOMPARE(list->firstVisibleRow(), first);
        QCOMPARE(list->currentKey(), key);
        QCOMPARE(source->rowOf(*key), std::optional<qint64>(500));
        QTest::keyClick(list, Qt::Key_R);
        QTRY_COMPARE(source->heldBack().added, 0);
        QVERIFY(*source->rowOf(*key) > 500);
        QCOMPARE(list->firstVisibleRow(), 0);
    }

    void theOrderStaysRightWhileRowsComeAndChange()
    {
        ShownPage shown(*m_demo, "executions");
        QVERIFY(shown.opened);
        RowView* list = shown.list(QStringLiteral("Executions"));
        auto* source = dynamic_cast<ExecutionSource*>(list->source());
        QTRY_VERIFY_WITH_TIMEOUT(source->rowCount() >= 5'000, 20'000);
        shown.page->goTo({{QStringLiteral("status"), QStringLiteral("running")}});
        const WorkflowModel& model = WorkflowModel::of(shown.session);
        QSignalSpy updates(&model, &WorkflowModel::executionsUpdated);
        QTRY_VERIFY_WITH_TIMEOUT(updates.size() >= 20, 30'000);
        source->showHeldBack();
        QCOMPARE(source->rowCount(), model.executions().count("running"));
        for (qint64 row = 1; row < source->rowCount(); ++row) {
            const auto above = model.executions().at(*model.executions().indexOf({source->keyAt(row - 1)->value}));
            const auto below = model.executions().at(*model.executions().indexOf({source->keyAt(row)->value}));
            QVERIFY(above.started >= below.started);
        }
    }

    /// The execution the pictures tell of: its choice goes through history, timeline and stored event.
    void timelineAndHistoryShareOneChoice()
    {
        ShownPage shown(
            *m_demo, "execution", {{QStringLiteral("id"), QStringLiteral("7f3a91c2-5b0e-4d17-9c44-e1b7d0a2c86f")}});
        QVERIFY(shown.opened);
        RowView* history = shown.list(QStringLiteral("History"));
        auto* source = dynamic_cast<HistorySource*>(history->source());
        QVERIFY(source);
        QTRY_COMPARE_WITH_TIMEOUT(source->rowCount(), 27, 20'000); // 26 events and the dead letter's row
        const LoopWatchdog watchdog;
        QVERIFY(rowLoaded(*history->source(), 26));
        QCOMPARE(ShownPage::cell(history, 26, int(HistoryColumn::Number)), QStringLiteral("–"));
        QCOMPARE(ShownPage::cell(history, 26, int(HistoryColumn::Bytes)), QStringLiteral("row"));
        history->setFocus();
        history->setCurrentKey({21});
        QTest::keyClick(history, Qt::Key_BracketRight);
        QTRY_COMPARE(history->currentKey(), std::optional(RowKey{23}));
        QTest::keyClick(history, Qt::Key_BracketRight);
        QTRY_COMPARE(history->currentKey(), std::optional(RowKey{25}));
        QTest::keyClick(history, Qt::Key_Left);
        QTRY_COMPARE(history->currentKey(), std::optional(RowKey{24}));
        auto* timeline = shown.page->findChild<TimelineView*>();
        timeline->setFocus();
        QTest::keyClick(timeline, Qt::Key_Up); // from charge_card to reserve_funds
        QTRY_COMPARE(history->currentKey(), std::optional(RowKey{21}));
        source->setWish(true, false);
        QVERIFY(source->rowCount() < 27);
        const auto run = source->keyOfSequence(21);
        QVERIFY(run && run->value >= HistorySource::runKeys);
        const qint64 before = source->rowCount();
        source->toggleRun(*run);
        QVERIFY(source->rowCount() > before);
        source->toggleRun(*run);
        QCOMPARE(source->rowCount(), before);
    }

private:
    std::unique_ptr<StoreSession> m_demo;
};

QTEST_MAIN(TestWorkflowLive)
#include "test_workflow_live.moc"
