// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/local/settings.h"
#include "model/local/workbench.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace durascope {

class Page;
class Relay;
class StoreSession;

/// What is kept from one start to the next, as windows use it: settings bound to theme and clock, recent stores, and
/// layouts by name. One for the whole program; GUI thread only.
class Desk : public QObject {
    Q_OBJECT
public:
    Desk(const QString& settingsFile, const QString& folder, QObject* parent = nullptr);
    ~Desk() override;

    Workbench& workbench() { return m_workbench; }
    const Settings& settings() const { return m_settings; }

    void applyLook(); ///< Makes theme, fonts and clock as set.
    void keepLook(); ///< Keeps what is changed in them from now on.
    /// Says how the program ended last time if it was not by its own will, and watches over this run. Works apart.
    void noteCrashes();

    bool loaded() const { return m_loaded; }
    QByteArray state(const QString& name) const { return m_states.value(name); }
    void saveState(const QString& name, const QByteArray& bytes);

    void rememberStore(const StoreSession& session); ///< Files only. Requires an open session.
    QByteArray lastPageOf(const QString& url) const;
    void rememberPage(const QString& url, const QByteArray& page);
    /// Gives a new page the columns and splitters it had, and keeps what is changed in them.
    void keepLayout(Page& page);

Q_SIGNALS:
    void statesLoaded();
    void said(const QString& sentence);

private:
    Settings m_settings;
    Workbench m_workbench;
    QString m_folder;
    std::shared_ptr<Relay> m_relay;
    QHash<QString, QByteArray> m_states;
    bool m_loaded = false;
};

} // namespace durascope
