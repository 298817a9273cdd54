// SPDX-License-Identifier: Apache-2.0
#include "row_view_fixture.h"

#include <QAccessible>

using namespace durascope;

class TestRowAccessible : public WidgetTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() override
    {
        WidgetTest::initTestCase();
        QAccessible::setActive(true);
    }

    void listIsATableOfWhatIsSeen()
    {
        ShownList list(10'000'000);
        list.view.setAccessibleName(QStringLiteral("Events"));
        list.view.scrollToRow(5'000'000);
        QVERIFY(list.painted());
        QAccessibleInterface* root = QAccessible::queryAccessibleInterface(&list.view);
        QVERIFY(root != nullptr);
        QCOMPARE(root->role(), QAccessible::Table);
        QCOMPARE(root->text(QAccessible::Name), QStringLiteral("Events"));
        QVERIFY(root->text(QAccessible::Description).contains(QLatin1String("10,000,000")));
        QAccessibleTableInterface* table = root->tableInterface();
        QVERIFY(table != nullptr);
        QCOMPARE(table->columnCount(), 5);
        QCOMPARE(table->rowCount(), list.view.visibleRowCount());
        QCOMPARE(table->columnDescription(2), QStringLiteral("Event type"));

        QAccessibleInterface* cell = table->cellAt(2, 1);
        QVERIFY(cell != nullptr);
        QCOMPARE(cell->role(), QAccessible::Cell);
        QCOMPARE(cell->text(QAccessible::Name), generatedText(list.view.firstVisibleRow() + 2, 1));
        QCOMPARE(cell->text(QAccessible::Description), QStringLiteral("Occurred at"));
        QCOMPARE(cell->tableCellInterface()->rowIndex(), 2);
        QVERIFY(cell->rect().intersects(QRect(list.view.mapToGlobal(QPoint()), list.view.size())));
        QCOMPARE(root->childAt(cell->rect().center().x(), cell->rect().center().y()), cell);
        QCOMPARE(root->child(root->indexOfChild(cell)), cell);
        QCOMPARE(table->cellAt(100'000, 0), nullptr);
    }

    void selectionIsTold()
    {
        ShownList list(1'000, GeneratedSource::Newest::None);
        QVERIFY(list.painted());
        QAccessibleTableInterface* table = QAccessible::queryAccessibleInterface(&list.view)->tableInterface();
        QVERIFY(table->selectRow(3));
        QCOMPARE(list.currentId(), 3);
        QCOMPARE(table->selectedRows(), QList<int>{3});
        QVERIFY(table->cellAt(3, 0)->state().selected);
        QVERIFY(table->cellAt(3, 0)->state().focused);
        QVERIFY(!table->cellAt(4, 0)->state().selected);
        QCOMPARE(QAccessible::queryAccessibleInterface(&list.view)->focusChild(), table->cellAt(3, 0));
        list.press(Qt::Key_Down);
        QVERIFY(table->cellAt(4, 0)->state().selected);
    }

    void cellsOutliveARowCountOfNothing()
    {
        ShownList list(1'000, GeneratedSource::Newest::None);
        QVERIFY(list.painted());
        QAccessibleInterface* cell = QAccessible::queryAccessibleInterface(&list.view)->tableInterface()->cellAt(3, 0);
        QVERIFY(cell->isValid());
        list.source.remove(0, 1'000);
        QVERIFY(!cell->isValid());
        QCOMPARE(cell->text(QAccessible::Name), QString());
        list.view.setSource(nullptr);
        QVERIFY(!cell->isValid());
        QCOMPARE(cell->rect(), QRect());
    }
};

QTEST_MAIN(TestRowAccessible)
#include "test_row_accessible.moc"
