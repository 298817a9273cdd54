// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_columns.h"
#include "row_view_fixture.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QMenu>

using namespace durascope;

class TestRowColumns : public WidgetTest {
    Q_OBJECT

private Q_SLOTS:
    void titlesAreAModel()
    {
        ColumnTitles titles;
        const QAbstractItemModelTester tester(&titles, QAbstractItemModelTester::FailureReportingMode::Fatal);
        titles.setSpecs(GeneratedSource::logColumns());
        QCOMPARE(titles.columnCount(), 5);
        QCOMPARE(titles.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Event type"));
        QCOMPARE(titles.headerData(2, Qt::Horizontal, Qt::ToolTipRole).toString(),
            QStringLiteral("Only the position has an index."));
        QVERIFY(titles.headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }

    void oneColumnTakesTheSlack()
    {
        QWidget parent;
        RowColumns columns(&parent);
        columns.setSpecs(GeneratedSource::logColumns());
        columns.setAvailableWidth(1'000);
        QCOMPARE(columns.totalWidth(), 1'000);
        columns.setAvailableWidth(1'400);
        QCOMPARE(columns.totalWidth(), 1'400);
        QCOMPARE(columns.places()[1].width, 148);
    }

    /// The edge of the column that takes the slack goes with the mouse; the one behind it gives or takes.
    void theStretchingColumnCanBeDragged()
    {
        ShownList list(1'000);
        QHeaderView* header = list.view.header();
        QVERIFY(list.source.columns().at(3).stretches);
        const int before = header->sectionSize(3);
        const int behind = header->sectionSize(4);
        const int total = header->length();
        const QPoint edge(header->sectionViewportPosition(4) - 1, header->height() / 2);
        QTest::mousePress(header->viewport(), Qt::LeftButton, {}, edge);
        for (const int by : {-10, -25, -40})
            QTest::mouseMove(header->viewport(), edge + QPoint(by, 0));
        QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, edge + QPoint(-40, 0));
        QCOMPARE(header->sectionSize(3), before - 40);
        QCOMPARE(header->sectionSize(4), behind + 40);
        QCOMPARE(header->length(), total);

        RowColumns columns(&list.view);
        QList<ColumnSpec> specs = GeneratedSource::logColumns();
        specs.removeLast(); // now it is the last
        columns.setSpecs(specs);
        columns.setAvailableWidth(1'000);
        QCOMPARE(columns.totalWidth(), 1'000);
        columns.header()->resizeSection(3, columns.header()->sectionSize(3) + 300);
        QCOMPARE(columns.totalWidth(), 1'300); // the list scrolls
        columns.resetToSpecs();
        QCOMPARE(columns.totalWidth(), 1'000);
    }

    void columnsLeaveByPriorityNeverTheKey()
    {
        QWidget parent;
        RowColumns columns(&parent);
        columns.setSpecs(GeneratedSource::logColumns());
        columns.setAvailableWidth(560);
        QCOMPARE(columns.places().size(), 4); // the size leaves first
        columns.setAvailableWidth(200);
        QCOMPARE(columns.places().size(), 2);
        QCOMPARE(columns.places().first().logical, 0);
        columns.setAvailableWidth(1'000);
        QCOMPARE(columns.places().size(), 5);
    }

    void stateIsKeptById()
    {
        QWidget parent;
        RowColumns columns(&parent);
        columns.setSpecs(GeneratedSource::logColumns());
        columns.setAvailableWidth(1'000);
        columns.header()->resizeSection(1, 200);
        columns.header()->moveSection(2, 0);
        const QByteArray state = columns.save();

        // Another program run: one column is new, one is gone, they stand elsewhere.
        QList<ColumnSpec> later = GeneratedSource::logColumns();
        later.removeAt(4);
        ColumnSpec added;
        added.id = "batch";
        later.prepend(added);
        RowColumns other(&parent);
        other.restore(state);
        other.setSpecs(later);
        other.setAvailableWidth(1'000);
        QCOMPARE(other.places()[0].logical, 3);
        QCOMPARE(other.header()->sectionSize(2), 200);
        other.resetToSpecs();
        QCOMPARE(other.places()[0].logical, 0);
        QCOMPARE(other.header()->sectionSize(2), 148);
    }

    void brokenStateDoesNoHarm()
    {
        QWidget parent;
        RowColumns columns(&parent);
        columns.setSpecs(GeneratedSource::logColumns());
        columns.setAvailableWidth(1'000);
        for (const char* state : {"", "{", "[1,null,{}]", "[{\"id\":\"payload\",\"width\":-5}]",
                 "[{\"id\":\"position\",\"width\":1e300,\"hidden\":true}]"}) {
            columns.restore(state);
            QCOMPARE(columns.places().size(), 5);
        }
    }

    void widthsFollowTheTextSize()
    {
        QWidget parent;
        RowColumns columns(&parent);
        columns.setSpecs(GeneratedSource::logColumns());
        columns.setAvailableWidth(2'000);
        columns.header()->resizeSection(1, 160);
        Theme::instance().setTextPercent(200);
        columns.applyTheme();
        QCOMPARE(columns.header()->sectionSize(1), 320);
    }

    void menuHidesAndResets()
    {
        QWidget parent;
        RowColumns columns(&parent);
        columns.setSpecs(GeneratedSource::logColumns());
        columns.setAvailableWidth(1'000);
        QSignalSpy changed(&columns, &RowColumns::changedByUser);
        QMenu menu;
        columns.fillMenu(menu);
        menu.actions().at(2)->trigger();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(columns.places().size(), 4);
        QVERIFY(!menu.actions().at(0)->isEnabled()); // the key stays
        menu.actions().last()->trigger();
        QCOMPARE(columns.places().size(), 5);
    }

    void onlySortableColumnsSort()
    {
        ShownList list(1'000);
        QHeaderView* header = list.view.header();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionPosition(2) + 20, 10));
        QCOMPARE(list.source.sortColumn(), 0);
        QCOMPARE(header->sortIndicatorSection(), 0);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(20, 10));
        QCOMPARE(list.source.sortOrder(), Qt::AscendingOrder);
        QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
    }

    void viewSavesAndRestores()
    {
        ShownList list(1'000);
        QSignalSpy changed(&list.view, &RowView::columnsChanged);
        list.view.header()->resizeSection(1, 222);
        QVERIFY(changed.count() >= 1);
        const QByteArray state = list.view.saveColumns();
        ShownList other(1'000);
        other.view.restoreColumns(state);
        QCOMPARE(other.view.header()->sectionSize(1), 222);
    }
};

QTEST_MAIN(TestRowColumns)
#include "test_row_columns.moc"
