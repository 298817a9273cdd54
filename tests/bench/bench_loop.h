// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/row_view.h"
#include "model/session/store_session.h"

#include <QElapsedTimer>
#include <QHash>
#include <QMap>
#include <QObject>

#include <functional>
#include <vector>

namespace durascope::bench {

/// Runs the event loop until the condition holds; false when the time was over first.
bool waitFor(const std::function<bool()>& condition, int milliseconds);
void rest(int milliseconds);
/// Share of one core this process uses while its loop runs, in percent.
double shareOfCoreWhile(int milliseconds);
/// A figure of /proc/self/status in kB.
long statusKilobytes(const char* name);

/// How long the loop was silent between two beats 2 ms apart, beyond those 2 ms, in milliseconds.
struct Silences {
    std::vector<double> sorted;
    double at(double share) const;
};
/// Beats for a while; calls `work` every 25 ms meanwhile.
Silences silencesWhile(const std::function<void()>& work, int milliseconds);

/// When the newest row of a list was first seen painted.
class PaintedRows {
public:
    PaintedRows(RowView& list, StoreSession& session);
    struct Lateness {
        std::vector<double> times; ///< ms, sorted.
        int missed = 0;
        double at(double share) const;
    };
    /// Of commits (number → steady time): until a paint that showed that number or a later one.
    Lateness lateness(const QHash<qint64, qint64>& commits) const;

private:
    QObject m_context;
    qint64 m_told = 0; ///< Newest number the list's source holds.
    QMap<qint64, qint64> m_painted; ///< Number → steady time of the first paint that showed it.
};

} // namespace durascope::bench
