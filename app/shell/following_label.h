// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/instant.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace durascope {

class StoreSession;
struct LiveChange;

/// A dot and how old the data are: "Following · 0.1 s", "Paused at 03:12:40", "Not following · 12 s".
class FollowingLabel : public QWidget {
    Q_OBJECT
public:
    explicit FollowingLabel(QWidget* parent = nullptr);
    void setSession(StoreSession* session);
    QString text() const { return m_text; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Kind { Following, Stale, Paused };
    void takeChange(const LiveChange& change);
    void tell();

    QPointer<StoreSession> m_session;
    QTimer m_tick;
    Instant m_checkedAt;
    Instant m_pausedAt;
    QString m_text;
    QString m_problem;
    Kind m_kind = Kind::Following;
    bool m_known = false;
};

} // namespace durascope
