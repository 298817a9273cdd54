// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/session/store_session.h"
#include "model/workflow/execution_detail.h"

#include <QWidget>

#include <memory>

class QAction;

namespace durascope {

class TimelineView;
class RowView;

/// Timeline above, history below with the stored bytes of the chosen event beside it. One choice for all three.
class HistoryPane : public QWidget {
    Q_OBJECT
public:
    explicit HistoryPane(StoreSession& session, QWidget* parent = nullptr);
    ~HistoryPane() override;

    void setDetail(const std::shared_ptr<const ExecutionDetail>& detail);
    void chooseSequence(std::int64_t sequence);
    std::int64_t chosenSequence() const;
    /// What is shown when there is no room for all: everything, or one part alone.
    enum class Part { All, Timeline, History, Event };
    void showPart(Part part);
    QList<QAction*> actions() const;
    RowView* list() const;
    TimelineView* timeline() const;
    void startFind();

Q_SIGNALS:
    void chosen();
    void said(const QString& sentence);

private:
    void buildTimeline();
    void buildHistory();
    void buildActions();
    QAction* addStep(const QString& text, const QList<Qt::Key>& keys, std::function<void()> step);
    void step(int by);
    void stepProblem(bool forward);
    void takeCurrent();
    void readEvent();
    void showStored(const QString& title, const WorkflowEvent& event);
    void showDeadLetter(const DeadLetter& letter);
    void fillStrip();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace durascope
