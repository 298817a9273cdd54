// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/row_view.h"

#include "app/theme/theme.h"
#include "app/widgets/position_strip.h"
#include "app/widgets/row_accessible.h"
#include "app/widgets/row_font_measure.h"
#include "app/widgets/row_view_private.h"

#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>

namespace durascope {

RowView::Private::Private(RowView* view, QString id)
    : q(view)
    , m_id(std::move(id))
    , m_columns(view)
    , m_strip(new PositionStrip(view))
    , m_preparer(RowPreparer::shared())
    , m_stateButton(new QPushButton(view->viewport()))
{
    m_clock.start();
    m_strip->hide();
    m_stateButton->hide();
    m_fonts = RowFontMeasure::instance().tables();
    m_painter.applyTheme();
    m_rowHeight = Theme::instance().rowHeight();
    for (QTimer* timer : {&m_frameTimer, &m_lateTimer, &m_idleTimer, &m_missingTimer, &m_typedTimer})
        timer->setSingleShot(true);
    m_frameTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_frameTimer, &QTimer::timeout, q, [this] { frame(); });
    connect(&m_lateTimer, &QTimer::timeout, q, [this] {
        m_awaiting = false;
        q->viewport()->update();
        if (m_frameWaits)
            scheduleFrame();
    });
    connect(&m_idleTimer, &QTimer::timeout, q, [this] { requestRows(true); });
    connect(&m_missingTimer, &QTimer::timeout, q, [this] {
        m_showDashes = true;
        q->viewport()->update();
    });
    connect(&m_changedTimer, &QTimer::timeout, q, [this] { forgetOldNotices(); });
    connect(&m_typedTimer, &QTimer::timeout, q, [this] {
        m_typed.clear();
        q->viewport()->update();
    });
    connect(m_stateButton, &QPushButton::clicked, q, &RowView::listActionWanted);
    connect(m_strip, &PositionStrip::jumpWanted, q, [this](qint64 row) { setFirst(row - fullRows() / 2); });
    connect(&m_columns, &RowColumns::placesChanged, q, [this] {
        rebuildLayout();
        updateBars();
    });
    connect(&m_columns, &RowColumns::changedByUser, q, &RowView::columnsChanged);
    connect(&m_columns, &RowColumns::fitWanted, q, [this](int column) { fitColumn(column); });
    connect(&m_columns, &RowColumns::sortWanted, q, [this](int column, Qt::SortOrder order) {
        if (m_source)
            m_source->sortBy(column, order);
    });
    connect(&Theme::instance(), &Theme::changed, q, [this] { onThemeChanged(); });
    connect(&RowFontMeasure::instance(), &RowFontMeasure::widened, q, [this] {
        m_fonts = RowFontMeasure::instance().tables();
        rebuildLayout();
    });
}

RowView::Private::~Private()
{
    m_preparer->forget(this);
}

RowView::RowView(QString id, QWidget* parent)
    : QAbstractScrollArea(parent)
    , d((installRowViewAccessibility(), std::make_unique<Private>(this, std::move(id))))
{
    setObjectName(d->m_id);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { d->barMoved(); });
    d->updateState();
}

RowView::~RowView() = default;

void RowView::setSource(RowSource* source)
{
    if (d->m_source)
        disconnect(d->m_source, nullptr, this, nullptr);
    d->m_preparer->forget(d.get());
    d->m_source = source;
    d->m_cache.clear();
    d->m_changed.clear();
    d->m_awaiting = false;
    d->m_selection.clear();
    d->m_currentRow = -1;
    d->m_anchorRow = -1;
    d->m_first = 0;
    d->m_strip->setSource(source);
    if (source != nullptr) {
        d->connectSource();
        d->m_columns.setSpecs(source->columns());
        d->m_columns.setSort(source->sortColumn(), source->sortOrder());
        d->m_first = d->newestFirst();
    }
    d->setCurrent(std::nullopt, -1);
    d->updateFollowing();
    d->layoutParts();
    Q_EMIT selectionChanged();
}

RowSource* RowView::source() const
{
    return d->m_source;
}

std::optional<RowKey> RowView::currentKey() const
{
    return d->m_current;
}

void RowView::setCurrentRow(qint64 row)
{
    if (d->rowCount() == 0)
        return;
    row = std::clamp<qint64>(row, 0, d->rowCount() - 1);
    // A far row comes to the middle: what stands around it matters.
    const qint64 page = d->fullRows();
    if (row < d->m_first - page || row - d->m_first > 2 * page)
        d->setFirst(row - page / 2);
    d->pick(row, Private::Pick::Only);
}

bool RowView::setCurrentKey(RowKey key)
{
    const std::optional<qint64> row = d->m_source ? d->m_source->rowOf(key) : std::nullopt;
    if (!row)
        return false;
    setCurrentRow(*row);
    return true;
}

std::vector<RowKey> RowView::selectedKeys() const
{
    constexpr qint64 most = 100'000;
    std::vector<RowKey> keys = d->m_selection.keys(d->rowCount(), d->keyReader(), most);
    if (!d->m_source || keys.size() < 2)
        return keys;
    std::vector<std::pair<qint64, RowKey>> placed;
    placed.reserve(keys.size());
    for (const RowKey key : keys)
        placed.emplace_back(d->m_source->rowOf(key).value_or(std::numeric_limits<qint64>::max()), key);
    std::sort(placed.begin(), placed.end());
    std::transform(placed.begin(), placed.end(), keys.begin(), [](const auto& entry) { return entry.second; });
    return keys;
}

qint64 RowView::selectedCount() const
{
    return d->m_selection.count(d->rowCount());
}

bool RowView::allSelected() const
{
    return d->m_selection.isAll();
}

void RowView::clearSelection()
{
    d->m_selection.clear();
    d->m_anchorRow = -1;
    d->setCurrent(std::nullopt, -1);
    d->selectionTouched();
}

qint64 RowView::firstVisibleRow() const
{
    return d->m_first;
}

int RowView::visibleRowCount() const
{
    return static_cast<int>(d->lastVisible() - d->m_first + 1);
}

void RowView::scrollToRow(qint64 row)
{
    d->setFirst(row);
}

void RowView::setPositionStripVisible(bool visible)
{
    d->m_strip->setVisible(visible);
    // The strip does what a scroll bar does, and says more.
    setVerticalScrollBarPolicy(visible ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    d->layoutParts();
}

void RowView::goToNewest()
{
    if (!d->m_source)
        return;
    d->m_source->showHeldBack();
    clearSelection();
    d->setFirst(d->newestFirst());
    d->updateFollowing();
    d->scheduleFrame();
}

QHeaderView* RowView::header() const
{
    return d->m_columns.header();
}

void RowView::setFindText(const QString& text)
{
    d->m_findText = text;
    d->rebuildLayout();
}

void RowView::findNext(bool forward)
{
    d->findNext(d->m_findText, forward, d->m_currentRow >= 0 ? d->m_currentRow : d->m_first - (forward ? 1 : 0));
}

void RowView::popupColumnsMenu(QPoint globalPos)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    d->m_columns.fillMenu(*menu);
    menu->popup(globalPos);
}

void RowView::copySelected(RowSource::CopyKind kind)
{
    d->copy(kind);
}

QByteArray RowView::saveColumns() const
{
    return d->m_columns.save();
}

void RowView::restoreColumns(const QByteArray& state)
{
    d->m_columns.restore(state);
}

void RowView::resizeEvent(QResizeEvent*)
{
    d->layoutParts();
    if (d->m_pinned && d->m_source)
        d->m_first = d->newestFirst();
}

void RowView::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    d->layoutParts();
}

void RowView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void RowView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void RowView::scrollContentsBy(int, int)
{
    // Rows are painted by number; nothing is moved as a picture.
    d->m_columns.header()->setOffset(horizontalScrollBar()->value());
    d->scheduleFrame();
}

} // namespace durascope
