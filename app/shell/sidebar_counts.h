// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace durascope {

class Sidebar;
class StoreSession;
class WorkflowModel;
struct LiveChange;

/// Keeps the numbers of a sidebar right while its store changes. Requires an open session.
class SidebarCounts : public QObject {
    Q_OBJECT
public:
    SidebarCounts(StoreSession& session, Sidebar& sidebar);

private:
    void takeChange(const LiveChange& change);
    void readLogEnds();
    void showWorkflows(const WorkflowModel& model);

    StoreSession& m_session;
    Sidebar& m_sidebar;
};

} // namespace durascope
