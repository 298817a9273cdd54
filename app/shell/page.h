// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/theme/icons.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QVariantMap>
#include <QWidget>

class QAction;

namespace durascope {

class DetailSplitter;
class StoreSession;

/// Where a person is inside a store: what back, forward, a link and "open in new window" carry.
struct Place {
    QByteArray page; ///< "overview", "executions", "execution", "queue", "dead-letters", "log", "subscriptions".
    QVariantMap what; ///< Page-specific: {"id": "7f3a…"}, {"position": 42}, {"status": "failed"}.
    bool operator==(const Place&) const = default;
};

/// One page of a store tab. Made when first visited; lives while the tab does.
class Page : public QWidget {
    Q_OBJECT
public:
    Page(StoreSession& session, QWidget* parent = nullptr);

    virtual QByteArray id() const = 0;
    virtual QString title() const = 0;
    /// Goes to a place inside this page; also called when the page is already shown.
    virtual void goTo(const QVariantMap& what) { Q_UNUSED(what) }
    /// Where one is now, so that coming back finds it again.
    virtual QVariantMap place() const { return {}; }
    /// Actions for menus and palette while this page is shown; owned by the page.
    virtual QList<QAction*> pageActions() const { return {}; }
    /// F5.
    virtual void readAgain() { }
    /// Takes the keyboard: the main list.
    virtual void focusMain() { setFocus(); }
    /// "/" and Ctrl+F: find in the main list.
    virtual void startFind() { }
    /// Ctrl+G; false when the page has no positions.
    virtual bool askForPosition() { return false; }
    virtual void setNarrow(bool narrow) { Q_UNUSED(narrow) } ///< 1024 px and below: detail under the list.

Q_SIGNALS:
    void placeWanted(const durascope::Place& place, bool newWindow); ///< A jump to another page.
    void placeChanged(); ///< place() differs now: for back and forward.
    void said(const QString& sentence); ///< For the status bar.

protected:
    StoreSession& session() const { return m_session; }
    /// "Pause", or "Go on" while the session is paused.
    QAction* makePauseAction();
    /// F4 shows and hides the detail; it acts anywhere on the page.
    QAction* makeDetailAction(const QString& words, DetailSplitter* splitter, bool shown = true);

private:
    StoreSession& m_session;
};

} // namespace durascope
