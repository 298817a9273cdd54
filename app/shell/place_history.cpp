// SPDX-License-Identifier: Apache-2.0
#include "app/shell/place_history.h"

namespace durascope {

void PlaceHistory::amend(const Place& place)
{
    if (m_at >= 0 && m_places[m_at].page == place.page)
        m_places[m_at] = place;
}

void PlaceHistory::visit(const Place& place)
{
    constexpr qsizetype most = 200;
    if (m_at >= 0 && m_places[m_at] == place)
        return;
    m_places.resize(m_at + 1);
    m_places.append(place);
    if (m_places.size() > most)
        m_places.removeFirst();
    m_at = m_places.size() - 1;
}

std::optional<Place> PlaceHistory::back()
{
    if (!canGoBack())
        return std::nullopt;
    return m_places[--m_at];
}

std::optional<Place> PlaceHistory::forward()
{
    if (!canGoForward())
        return std::nullopt;
    return m_places[++m_at];
}

} // namespace durascope
