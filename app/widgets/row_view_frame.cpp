// SPDX-License-Identifier: Apache-2.0
#include "app/theme/theme.h"
#include "app/widgets/row_view_private.h"
#include "backends/contract/saturated.h"

#include <QPointer>

#include <algorithm>

namespace durascope {

namespace {

constexpr int frameTime = 16;
constexpr int dashesAfter = 150;
constexpr int idleAfter = 60;
constexpr int patience = 100; // with the preparation, before rows are painted without contents

} // namespace

void RowView::Private::scheduleFrame()
{
    if (m_frameTimer.isActive() || !q->isVisible())
        return;
    const qint64 since = m_sinceFrame.isValid() ? m_sinceFrame.elapsed() : frameTime;
    m_frameTimer.start(static_cast<int>(std::clamp<qint64>(frameTime - since, 0, frameTime)));
}

void RowView::Private::frame()
{
    if (!q->isVisible())
        return;
    // On a busy machine the preparation may take longer than a frame. Going on at once would ask for other rows before
    // those came, and a list that follows would never show any.
    if (m_awaiting && m_sinceFrame.elapsed() < patience) {
        m_frameWaits = true;
        return;
    }
    m_frameWaits = false;
    m_sinceFrame.restart();
    if (m_pinned)
        m_first = newestFirst();
    m_first = std::clamp<qint64>(m_first, 0, maxFirst());
    updateBars();
    // While rows pour in, pages around the window would be prepared for nothing.
    const bool ready = requestRows(!m_grewSinceFrame);
    if (m_grewSinceFrame)
        m_idleTimer.start(idleAfter);
    m_grewSinceFrame = false;
    m_lastFirst = m_first;
    m_awaiting = !ready;
    if (!ready) {
        m_lateTimer.start(patience);
        return;
    }
    q->viewport()->update();
    if (!m_missing)
        Q_EMIT q->prepared();
}

bool RowView::Private::requestRows(bool ahead)
{
    m_visibleKeys.clear();
    const qint64 last = lastVisible();
    if (!m_source || last < m_first || !m_layout) {
        watchMissing(m_source && rowCount() == 0 && m_state.kind == ListState::Kind::Loading);
        return true;
    }
    m_source->wantRows(m_first, last);

    RowPreparer::Job job;
    QSet<RowKey> wanted;
    bool missing = false;
    const auto want = [&](qint64 row) {
        const RowRef ref = m_source->rowAt(row);
        if (!ref)
            return false;
        const RowKey key = ref.block->key(ref.index);
        wanted.insert(key);
        if (!m_cache.isFresh(key, ref.block.get(), m_layout.get()))
            job.rows.push_back(ref);
        return true;
    };
    for (qint64 row = m_first; row <= last; ++row)
        missing = !want(row) || missing;
    m_visibleKeys = wanted;
    job.first = job.rows.size();
    const bool ready = job.rows.empty();
    if (ahead) {
        const qint64 page = last - m_first + 1;
        const bool up = m_first < m_lastFirst;
        const qint64 firstAround = std::max<qint64>(0, m_first - (up ? 2 : 1) * page);
        const qint64 lastAround = std::min<qint64>(rowCount() - 1, saturatedSum(last, (up ? 1 : 2) * page));
        for (qint64 row = last + 1; row <= lastAround; ++row)
            want(row);
        for (qint64 row = m_first - 1; row >= firstAround; --row)
            want(row);
        m_cache.keepOnly(wanted);
    } else {
        m_cache.keepOnly(m_visibleKeys);
    }
    watchMissing(missing);
    if (job.rows.empty())
        return true;
    job.layout = m_layout;
    // The view waits for a running job before it dies, so `q` is alive whenever this runs.
    job.done = [view = q, this](std::vector<PreparedRow> rows) {
        auto shared = std::make_shared<std::vector<PreparedRow>>(std::move(rows));
        QMetaObject::invokeMethod(
            view, [this, shared] { take(std::move(*shared)); }, Qt::QueuedConnection);
    };
    m_preparer->submit(this, std::move(job));
    return ready;
}

void RowView::Private::take(std::vector<PreparedRow> rows)
{
    bool shown = false;
    for (PreparedRow& row : rows) {
        const RowKey key = row.key;
        shown = shown || m_visibleKeys.contains(key);
        const quint64 changed = m_cache.put(std::move(row));
        const auto announced = m_changed.find(key);
        if (announced != m_changed.end() && changed != 0)
            announced->columns |= changed;
    }
    if (!shown)
        return;
    m_awaiting = false;
    m_lateTimer.stop();
    Q_EMIT q->prepared();
    if (m_first == m_lastFirst) // else the frame that waits asks for the rows that are seen now
        q->viewport()->update();
    if (m_frameWaits)
        scheduleFrame();
}

void RowView::Private::rebuildLayout()
{
    auto layout = std::make_shared<RowLayout>();
    const Theme& theme = Theme::instance();
    layout->columns.resize(static_cast<size_t>(m_columns.specs().size()));
    for (const RowColumns::Place& place : m_columns.places()) {
        const ColumnSpec& spec = m_columns.specs()[place.logical];
        layout->columns[static_cast<size_t>(place.logical)]
            = {static_cast<float>(place.width), spec.alignment, spec.fixedFont, spec.elide};
    }
    layout->fonts = m_fonts;
    layout->findText = m_findText;
    layout->padding = static_cast<float>(theme.scaled(8));
    layout->glyphSide = static_cast<float>(theme.scaled(14));
    layout->lineHeight = static_cast<float>(m_rowHeight);
    const bool same = m_layout && m_layout->columns == layout->columns && m_layout->fonts == layout->fonts
        && m_layout->findText == layout->findText;
    if (!same)
        m_layout = layout;
    scheduleFrame();
}

void RowView::Private::watchMissing(bool missing)
{
    m_missing = missing;
    if (!missing) {
        m_missingSince.invalidate();
        m_missingTimer.stop();
        m_showDashes = false;
        return;
    }
    if (!m_missingSince.isValid()) {
        m_missingSince.start();
        m_missingTimer.start(dashesAfter);
    }
}

} // namespace durascope
