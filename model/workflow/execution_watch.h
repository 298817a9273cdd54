// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/session/store_session.h"
#include "model/workflow/execution_detail.h"

#include <QObject>

#include <memory>

namespace durascope {

/// One execution followed: read piece by piece, then kept up by the session's live changes. GUI thread only.
class ExecutionWatch : public QObject {
    Q_OBJECT
public:
    explicit ExecutionWatch(StoreSession& session, QObject* parent = nullptr);

    void watch(const std::string& executionId); ///< Any form of the id; another one replaces it.
    void readAgain();
    /// What is known; grows while `!logComplete`. Null until the first answer.
    std::shared_ptr<const ExecutionDetail> detail() const { return m_detail; }
    std::string executionId() const { return m_id; }

Q_SIGNALS:
    void changed();
    void failed(const durascope::StoreError& error); ///< detail() stays what it was.

private:
    void read();
    void take(Result<std::shared_ptr<const ExecutionDetail>> detail);
    void takeLive(const LiveChange& change);

    StoreSession& m_session;
    Slot m_slot;
    std::string m_id;
    std::shared_ptr<const ExecutionDetail> m_detail;
    bool m_reading = false;
    bool m_again = false;
};

/// Whether a live change concerns this execution.
bool touches(const WorkflowChange& change, RowId row, std::string_view executionId);

} // namespace durascope
