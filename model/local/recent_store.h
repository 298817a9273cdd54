// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace durascope {

/// A store that was open before, as the welcome page lists it: what was true then.
struct RecentStore {
    QString url; ///< As the user gave it; the key.
    QString name;
    QString engine; ///< "sqlite", "memory".
    QString holds; ///< In words: "workflows", "events", "workflows, events".
    qint64 sizeBytes = 0;
    QDateTime lastOpened; ///< UTC.
    QByteArray facts; ///< What else was known of its state, one JSON object; kept as it is.
    bool operator==(const RecentStore&) const = default;
};

} // namespace durascope
