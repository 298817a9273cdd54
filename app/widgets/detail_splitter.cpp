// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/detail_splitter.h"

#include "app/widgets/paint_parts.h"

#include <algorithm>

namespace durascope {

DetailSplitter::DetailSplitter(QWidget* main, QWidget* detail, QWidget* parent, Detail place)
    : QSplitter(Qt::Horizontal, parent)
    , m_detail(detail)
    , m_place(place)
{
    addWidget(place == Detail::First ? detail : main);
    addWidget(place == Detail::First ? main : detail);
    setStretchFactor(detailIndex(), 0);
    setStretchFactor(1 - detailIndex(), 1);
    setChildrenCollapsible(false);
    connect(this, &QSplitter::splitterMoved, this, &DetailSplitter::take);
    followTheme(this, [this] { this->place(); });
}

void DetailSplitter::setNarrow(bool narrow)
{
    const Qt::Orientation wanted = narrow ? Qt::Vertical : Qt::Horizontal;
    if (orientation() == wanted)
        return;
    setOrientation(wanted);
    place();
}

void DetailSplitter::setDetailShown(bool shown)
{
    m_detail->setVisible(shown);
    place();
}

void DetailSplitter::setUsualSizes(int besidePx, int belowPx)
{
    m_usual = {besidePx, belowPx};
    place();
}

int DetailSplitter::chosenSize(Qt::Orientation orientation) const
{
    return m_chosen[at(orientation)];
}

void DetailSplitter::setChosenSize(Qt::Orientation orientation, int px)
{
    m_chosen[at(orientation)] = std::clamp(px, 0, 10'000);
    place();
}

void DetailSplitter::take()
{
    const int px = sizes().value(detailIndex()) * 100 / std::max(1, Theme::instance().scaled(100));
    if (px <= 0 || m_detail->isHidden())
        return;
    m_chosen[at(orientation())] = px;
    Q_EMIT sizeChosen(orientation(), px);
}

void DetailSplitter::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    place();
}

/// A window that was small for a moment gives the detail its size back.
void DetailSplitter::place()
{
    const bool beside = orientation() == Qt::Horizontal;
    const int room = (beside ? width() : height()) - handleWidth();
    if (room <= 0 || m_detail->isHidden())
        return;
    const int chosen = m_chosen[at(orientation())];
    const int wanted = Theme::instance().scaled(chosen > 0 ? chosen : m_usual[at(orientation())]);
    // What a person chose may leave little of the main widget; what nobody chose never takes more than half.
    const int detail = std::min(wanted, chosen > 0 ? room - Theme::instance().scaled(120) : room / 2);
    QList<int> sizes{std::max(room - detail, 1), std::max(detail, 1)};
    if (m_place == Detail::First)
        sizes.swapItemsAt(0, 1);
    setSizes(sizes);
}

} // namespace durascope
