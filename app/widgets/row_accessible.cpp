// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_accessible.h"

#include "app/widgets/row_view_private.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>

namespace durascope {

class RowViewAccessible;

namespace {

/// One cell on the screen, by its place: row in the window and column from the left.
class RowCellAccessible final : public QAccessibleInterface, public QAccessibleTableCellInterface {
public:
    RowCellAccessible(RowViewAccessible& table, int row, int column)
        : m_table(table)
        , m_row(row)
        , m_column(column)
    {
    }

    bool isValid() const override;
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override;
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString&) override { }
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface*>(this) : nullptr;
    }

    bool isSelected() const override;
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface* table() const override { return parent(); }

private:
    RowViewAccessible& m_table;
    int m_row;
    int m_column;
};

} // namespace

/// The list as a table of what is on the screen: millions of rows would drown a screen reader.
class RowViewAccessible final : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit RowViewAccessible(RowView* view)
        : QAccessibleWidget(view, QAccessible::Table)
    {
    }
    ~RowViewAccessible() override
    {
        for (const QAccessible::Id id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
    }

    RowView& view() const { return *static_cast<RowView*>(object()); }
    RowView::Private& d() const { return *view().d; }
    qint64 rowAt(int row) const { return d().m_first + row; }
    int logicalOf(int column) const { return d().m_columns.places().value(column).logical; }

    QAccessibleInterface* child(int index) const override
    {
        const int columns = columnCount();
        return columns > 0 ? cellAt(index / columns, index % columns) : nullptr;
    }
    int childCount() const override { return rowCount() * columnCount(); }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        auto* cell = const_cast<QAccessibleInterface*>(child)->tableCellInterface();
        return cell != nullptr ? cell->rowIndex() * columnCount() + cell->columnIndex() : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPoint at = view().viewport()->mapFromGlobal(QPoint(x, y));
        const qint64 row = d().rowAtY(at.y());
        const int logical = d().columnAtX(at.x());
        for (int column = 0; row >= 0 && column < columnCount(); ++column) {
            if (logicalOf(column) == logical)
                return cellAt(static_cast<int>(row - d().m_first), column);
        }
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        const qint64 row = d().m_currentRow - d().m_first;
        return d().m_currentRow >= 0 && row >= 0 && row < rowCount() ? cellAt(static_cast<int>(row), 0) : nullptr;
    }
    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Description) {
            return RowView::tr("%L1 rows, %L2 selected").arg(d().rowCount()).arg(d().m_selection.count(d().rowCount()));
        }
        return QAccessibleWidget::text(kind);
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableInterface)
            return static_cast<QAccessibleTableInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    QAccessibleInterface* cellAt(int row, int column) const override
    {
        if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount())
            return nullptr;
        const quint64 place = (quint64(row) << 16U) | quint64(column);
        if (const auto found = m_cells.constFind(place); found != m_cells.constEnd())
            return QAccessible::accessibleInterface(*found);
        auto* cell = new RowCellAccessible(const_cast<RowViewAccessible&>(*this), row, column);
        m_cells.insert(place, QAccessible::registerAccessibleInterface(cell));
        return cell;
    }
    int rowCount() const override { return static_cast<int>(d().lastVisible() - d().m_first + 1); }
    int columnCount() const override { return static_cast<int>(d().m_columns.places().size()); }
    QString columnDescription(int column) const override
    {
        return d().m_columns.specs().value(logicalOf(column)).title;
    }
    QString rowDescription(int row) const override { return RowView::tr("Row %L1").arg(rowAt(row) + 1); }

    int selectedCellCount() const override { return selectedRowCount() * columnCount(); }
    QList<QAccessibleInterface*> selectedCells() const override
    {
        QList<QAccessibleInterface*> cells;
        for (const int row : selectedRows()) {
            for (int column = 0; column < columnCount(); ++column)
                cells.append(cellAt(row, column));
        }
        return cells;
    }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return static_cast<int>(selectedRows().size()); }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override
    {
        QList<int> rows;
        for (int row = 0; row < rowCount(); ++row) {
            if (isRowSelected(row))
                rows.append(row);
        }
        return rows;
    }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override { return d().m_selection.contains(rowAt(row), d().keyAt(rowAt(row))); }
    bool selectRow(int row) override
    {
        d().pick(rowAt(row), RowView::Private::Pick::Only);
        return true;
    }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int row) override
    {
        if (isRowSelected(row))
            d().pick(rowAt(row), RowView::Private::Pick::Toggle);
        return true;
    }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override { }

private:
    mutable QHash<quint64, QAccessible::Id> m_cells;
};

namespace {

bool RowCellAccessible::isValid() const
{
    return m_table.isValid() && m_row < m_table.rowCount() && m_column < m_table.columnCount();
}

QAccessibleInterface* RowCellAccessible::parent() const
{
    return &m_table;
}

QString RowCellAccessible::text(QAccessible::Text kind) const
{
    if (!isValid() || !m_table.d().m_source)
        return {};
    if (kind == QAccessible::Description)
        return m_table.columnDescription(m_column);
    if (kind != QAccessible::Name && kind != QAccessible::Value)
        return {};
    const RowRef ref = m_table.d().m_source->rowAt(m_table.rowAt(m_row));
    if (!ref)
        return RowView::tr("not read yet");
    const Cell cell = ref.block->cell(ref.index, m_table.logicalOf(m_column));
    const QString text = withVisibleControls(cell.text, 1000);
    return cell.note.isEmpty() ? text : text + QLatin1Char(' ') + cell.note;
}

QRect RowCellAccessible::rect() const
{
    if (!isValid())
        return {};
    const RowColumns::Place place = m_table.d().m_columns.places().value(m_column);
    const QRect row = m_table.d().rowRect(m_table.rowAt(m_row));
    const QRect cell(m_table.d().leftEdge() + place.x, row.top(), place.width, row.height());
    return {m_table.view().viewport()->mapToGlobal(cell.topLeft()), cell.size()};
}

QAccessible::State RowCellAccessible::state() const
{
    QAccessible::State state;
    state.selectable = true;
    state.focusable = true;
    state.readOnly = true;
    state.invalid = !isValid();
    if (isValid()) {
        state.selected = m_table.isRowSelected(m_row);
        state.focused = m_table.rowAt(m_row) == m_table.d().m_currentRow && m_table.view().hasFocus();
    }
    return state;
}

bool RowCellAccessible::isSelected() const
{
    return isValid() && m_table.isRowSelected(m_row);
}

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* view = qobject_cast<RowView*>(object);
    return view != nullptr ? new RowViewAccessible(view) : nullptr;
}

} // namespace

void installRowViewAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(once);
}

void announceCurrentRow(RowView& view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

} // namespace durascope
