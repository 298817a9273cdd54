// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/session/store_session.h"
#include "model/workflow/execution_detail.h"

#include <QWidget>

#include <memory>

namespace durascope {

/// What one execution is, beside the list: status, problem, facts, small timeline, last events, input. Kept up live.
class ExecutionPreview : public QWidget {
    Q_OBJECT
public:
    explicit ExecutionPreview(StoreSession& session, QWidget* parent = nullptr);
    ~ExecutionPreview() override;

    void show(RowId row); ///< Reads it; what was shown stays until the answer is here.
    void showNothing();
    /// Narrow: timeline left, facts right, no events and input; for a pane under the list.
    void setNarrow(bool narrow);

Q_SIGNALS:
    void openWanted();
    void closeWanted();

private:
    void read();
    void take(const Result<std::shared_ptr<const ExecutionDetail>>& detail);
    void takeLive(const LiveChange& change);
    void fill();
    void fillStatus();
    void fillFacts();
    void fillEvents();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace durascope
