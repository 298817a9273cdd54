// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/session/store_session.h"
#include "model/workflow/dead_letter_table.h"

#include <QBasicTimer>
#include <QObject>

namespace durascope {

/// All dead letters of a session: read in the background in pieces, kept up by its live changes. GUI thread only.
class DeadLetterWatch : public QObject {
    Q_OBJECT
public:
    explicit DeadLetterWatch(StoreSession& session, QObject* parent = nullptr);
    const DeadLetterTable& table() const { return m_table; }
    bool ready() const { return m_ready; }
    std::int64_t expected() const { return m_expected; } ///< Rows in all, -1: not known yet.
    const StoreError& error() const { return m_error; }
    void readAgain();

Q_SIGNALS:
    void changed(); ///< At most ten times a second.

private:
    void readPiece(RowId after);
    void readItems();
    void takeLive(const LiveChange& change);
    void announce();
    void timerEvent(QTimerEvent* event) override;

    StoreSession& m_session;
    Slot m_slot;
    DeadLetterTable m_table;
    std::vector<DeadLetter> m_early; ///< Came while the rows were still being read.
    bool m_ready = false;
    std::int64_t m_expected = -1;
    StoreError m_error;
    QBasicTimer m_timer;
};

} // namespace durascope
