// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/page.h"

#include <QList>

#include <optional>

namespace durascope {

/// Back and forward of one tab. Holds at most 200 places; going somewhere new forgets what was forward.
class PlaceHistory {
public:
    /// Leaves `place` as it is now (scrolled, chosen) without a step.
    void amend(const Place& place);
    void visit(const Place& place);
    std::optional<Place> back();
    std::optional<Place> forward();
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_places.size(); }

private:
    QList<Place> m_places;
    qsizetype m_at = -1;
};

} // namespace durascope
