// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

namespace durascope {

class ActionButton;
class FollowingLabel;
class GlyphLabel;
class PlainLabel;
class StoreSession;

/// The line at the bottom: lock, store, engine and format; what was just done, with undo; following, and the zone.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);

    void showStore(const StoreSession* session); ///< Null: no store open.
    void setNarrow(bool narrow);
    /// Shows a sentence for some seconds; with `undo` also an "Undo" until then.
    void say(const QString& sentence, std::function<void()> undo = {});
    FollowingLabel* following() const { return m_following; }

Q_SIGNALS:
    void zoneClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void applyTheme();
    void showZone();
    void describeStore();

    const StoreSession* m_session = nullptr;
    GlyphLabel* m_lock;
    PlainLabel* m_mode;
    PlainLabel* m_store;
    PlainLabel* m_engine;
    PlainLabel* m_sentence;
    ActionButton* m_undo;
    FollowingLabel* m_following;
    ActionButton* m_zone;
    QTimer m_forget;
    std::function<void()> m_undoWork;
    bool m_narrow = false;
};

/// "SQLite 3.45.1 · WAL · workflow store, schema 10".
QString engineText(const StoreSession& session, bool narrow);

} // namespace durascope
