// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_rows.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace durascope {

/// A few events in fixed rows, without a header: number, type, words, time.
class EventList : public QWidget {
    Q_OBJECT
public:
    explicit EventList(QWidget* parent = nullptr);
    ~EventList() override;
    void setEvents(const std::vector<WorkflowEvent>& events);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {100, 0}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace durascope
