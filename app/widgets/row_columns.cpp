// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_columns.h"

#include "app/theme/theme.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>

namespace durascope {

void ColumnTitles::setSpecs(const QList<ColumnSpec>& specs)
{
    beginResetModel();
    m_specs = specs;
    endResetModel();
}

int ColumnTitles::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_specs.size());
}

QVariant ColumnTitles::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_specs.size())
        return {};
    const ColumnSpec& spec = m_specs[section];
    switch (role) {
    case Qt::DisplayRole:
        return spec.title;
    case Qt::TextAlignmentRole:
        return static_cast<int>(spec.alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole: {
        QStringList lines;
        if (!spec.tooltip.isEmpty())
            lines += spec.tooltip;
        if (!spec.sortable && !spec.unsortableReason.isEmpty())
            lines += spec.unsortableReason;
        return lines.join(u'\n');
    }
    default:
        return {};
    }
}

RowColumns::RowColumns(QWidget* parent)
    : QObject(parent)
    , m_header(new QHeaderView(Qt::Horizontal, parent))
    , m_titles(new ColumnTitles(this))
{
    m_header->setModel(m_titles);
    m_header->setSectionsMovable(true);
    m_header->setSectionsClickable(true);
    m_header->setHighlightSections(false);
    m_header->setFocusPolicy(Qt::NoFocus);
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    m_header->setMinimumSectionSize(Theme::instance().scaled(18));
    connect(m_header, &QHeaderView::sectionResized, this,
        [this](int logical, int, int width) { sectionResized(logical, width); });
    connect(m_header, &QHeaderView::sectionMoved, this, [this] {
        if (m_arranging)
            return;
        readPlaces();
        Q_EMIT placesChanged();
        Q_EMIT changedByUser();
    });
    connect(m_header, &QHeaderView::sectionClicked, this, &RowColumns::clicked);
    connect(m_header, &QHeaderView::sectionHandleDoubleClicked, this, &RowColumns::fitWanted);
    connect(m_header, &QWidget::customContextMenuRequested, this, [this](QPoint at) {
        auto* menu = new QMenu(m_header);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(*menu);
        menu->popup(m_header->mapToGlobal(at));
    });
}

void RowColumns::setSpecs(const QList<ColumnSpec>& specs)
{
    const auto sameIds = [&] {
        return std::equal(specs.begin(), specs.end(), m_specs.begin(), m_specs.end(),
            [](const ColumnSpec& a, const ColumnSpec& b) { return a.id == b.id; });
    };
    if (!m_specs.isEmpty() && !sameIds())
        m_saved = save(); // other columns: what is still there keeps its width
    const bool keep = !m_specs.isEmpty() && sameIds();
    m_specs = specs;
    if (keep) { // only titles changed, e.g. the zone in the name of a time column
        const QScopedValueRollback guard(m_arranging, true);
        const QByteArray state = save();
        m_titles->setSpecs(specs);
        m_saved = state;
    } else {
        const QScopedValueRollback guard(m_arranging, true);
        m_titles->setSpecs(specs);
        m_own.clear();
        for (const ColumnSpec& spec : specs)
            m_own.append({spec.width, spec.hiddenAtFirst});
    }
    m_left = QList<bool>(specs.size(), false);
    applySaved();
    setSort(m_sortColumn, m_sortOrder);
    arrange();
}

int RowColumns::naturalWidth(int logical) const
{
    return Theme::instance().scaled(m_own[logical].width);
}

int RowColumns::leastWidth(int logical) const
{
    // A stretching column gives up its slack first, but never shrinks to nothing.
    return m_specs[logical].stretches ? std::min(naturalWidth(logical), Theme::instance().scaled(120))
                                      : naturalWidth(logical);
}

void RowColumns::chooseLeaving(int available)
{
    m_left.fill(false);
    const auto needed = [this] {
        int sum = 0;
        for (int i = 0; i < m_specs.size(); ++i)
            sum += m_own[i].hidden || m_left[i] ? 0 : leastWidth(i);
        return sum;
    };
    while (needed() > available) {
        int next = -1;
        for (int i = 0; i < m_specs.size(); ++i) {
            if (m_own[i].hidden || m_left[i] || m_specs[i].leavesAt == 0)
                continue;
            if (next < 0 || m_specs[i].leavesAt >= m_specs[next].leavesAt)
                next = i;
        }
        if (next < 0)
            return;
        m_left[next] = true;
    }
}

void RowColumns::arrange()
{
    if (m_specs.isEmpty() || m_available <= 0)
        return;
    const QScopedValueRollback guard(m_arranging, true);
    chooseLeaving(m_available);
    int used = 0;
    int stretching = -1;
    for (int i = 0; i < m_specs.size(); ++i) {
        const bool hidden = m_own[i].hidden || m_left[i];
        m_header->setSectionHidden(i, hidden);
        m_header->setSectionResizeMode(i, QHeaderView::Interactive);
        if (hidden)
            continue;
        if (m_specs[i].stretches && stretching < 0)
            stretching = i;
        else
            used += naturalWidth(i);
    }
    for (int i = 0; i < m_specs.size(); ++i) {
        if (m_own[i].hidden || m_left[i])
            continue;
        const int width = i == stretching ? std::max(stretchingFloor(i), m_available - used) : naturalWidth(i);
        m_header->resizeSection(i, width);
    }
    readPlaces();
    Q_EMIT placesChanged();
}

void RowColumns::readPlaces()
{
    m_places.clear();
    int x = 0;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int logical = m_header->logicalIndex(visual);
        if (logical < 0 || m_header->isSectionHidden(logical))
            continue;
        const int width = m_header->sectionSize(logical);
        m_places.append({logical, x, width});
        x += width;
    }
}

int RowColumns::totalWidth() const
{
    return m_places.isEmpty() ? 0 : m_places.last().x + m_places.last().width;
}

int RowColumns::keyColumn() const
{
    for (int i = 0; i < m_specs.size(); ++i) {
        if (m_specs[i].leavesAt == 0 && m_specs[i].id != "status" && !m_own[i].hidden)
            return i;
    }
    return 0;
}

void RowColumns::setAvailableWidth(int width)
{
    if (m_available == width)
        return;
    m_available = width;
    arrange();
}

void RowColumns::setWidth(int logical, int width)
{
    if (logical < 0 || logical >= m_own.size())
        return;
    m_own[logical].width = std::max(18, width * 100 / Theme::instance().textPercent());
    arrange();
    Q_EMIT changedByUser();
}

void RowColumns::sectionResized(int logical, int width)
{
    if (m_arranging || logical >= m_own.size() || width <= 0)
        return;
    if (m_specs[logical].stretches)
        stretchingResized(logical, width);
    else
        m_own[logical].width = std::max(1, (width * 100 + 50) / Theme::instance().textPercent());
    arrange();
    Q_EMIT changedByUser();
}

/// Its width is what the others leave: so the column behind it gives or takes, and the edge goes with the mouse. The
/// last column of a list gets as wide as asked, and the list scrolls.
void RowColumns::stretchingResized(int logical, int width)
{
    const auto at = std::find_if(
        m_places.cbegin(), m_places.cend(), [logical](const Place& place) { return place.logical == logical; });
    if (at == m_places.cend())
        return;
    const auto next = at + 1;
    const int own = next == m_places.cend() ? width : next->width - (width - at->width);
    const int floor = Theme::instance().scaled(18);
    m_own[next == m_places.cend() ? logical : next->logical].width
        = std::max(1, (std::max(own, floor) * 100 + 50) / Theme::instance().textPercent());
}

int RowColumns::stretchingFloor(int logical) const
{
    return m_own[logical].width > m_specs[logical].width ? naturalWidth(logical) : leastWidth(logical);
}

void RowColumns::setSort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    m_header->setSortIndicatorShown(column >= 0);
    if (column >= 0)
        m_header->setSortIndicator(column, order);
}

void RowColumns::clicked(int logical)
{
    const int column = m_sortColumn;
    const Qt::SortOrder order = m_sortOrder;
    setSort(column, order); // Qt has turned its mark already; only the source decides
    if (logical < 0 || logical >= m_specs.size() || !m_specs[logical].sortable)
        return;
    const bool turn = logical == column && order == Qt::DescendingOrder;
    Q_EMIT sortWanted(logical, turn ? Qt::AscendingOrder : Qt::DescendingOrder);
}

void RowColumns::applyTheme()
{
    m_header->setMinimumSectionSize(Theme::instance().scaled(18));
    arrange();
}

void RowColumns::fillMenu(QMenu& menu)
{
    for (int i = 0; i < m_specs.size(); ++i) {
        if (m_specs[i].title.isEmpty())
            continue;
        QAction* action = menu.addAction(m_specs[i].title);
        action->setCheckable(true);
        action->setChecked(!m_own[i].hidden);
        action->setEnabled(i != keyColumn());
        connect(action, &QAction::toggled, this, [this, i](bool shown) {
            m_own[i].hidden = !shown;
            arrange();
            Q_EMIT changedByUser();
        });
    }
    menu.addSeparator();
    QMenu* sorting = menu.addMenu(tr("Sort by"));
    for (int i = 0; i < m_specs.size(); ++i) {
        if (!m_specs[i].sortable)
            continue;
        QAction* action = sorting->addAction(m_specs[i].title);
        action->setCheckable(true);
        action->setChecked(i == m_sortColumn);
        connect(action, &QAction::triggered, this, [this, i] { clicked(i); });
    }
    sorting->setEnabled(!sorting->isEmpty());
    connect(menu.addAction(tr("Reset columns")), &QAction::triggered, this, [this] {
        resetToSpecs();
        Q_EMIT changedByUser();
    });
}

} // namespace durascope
