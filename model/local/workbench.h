// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/local/recent_store.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QThread>
#include <QTimer>

#include <functional>

namespace durascope {

/// What the program remembers from one start to the next: recent stores, and how windows were laid out. Lives on the
/// GUI thread and never touches the disk there; everything is done in order on a thread of its own.
class Workbench : public QObject {
    Q_OBJECT
public:
    /// The folder for the program's data of this user.
    static QString defaultFolder();

    explicit Workbench(QString folder = defaultFolder(), QObject* parent = nullptr);
    ~Workbench() override; ///< Writes what was asked for, at most two seconds long.

    /// Last opened first; `done` runs on the GUI thread while `context` lives.
    void recentStores(QObject* context, std::function<void(QList<RecentStore>)> done);
    void remember(const RecentStore& store); ///< Adds it or replaces what was known of its url.
    void forget(const QString& url);
    void restoreForgotten(const QString& url); ///< Undo of forget; until the program ends.

    /// Bytes under a name, e.g. the columns of a list; written a moment later, the last ones win.
    void saveState(const QString& name, const QByteArray& bytes);
    /// All states at once, for the start.
    void loadStates(QObject* context, std::function<void(QHash<QString, QByteArray>)> done);

Q_SIGNALS:
    void recentStoresChanged();
    /// Something is not kept; a sentence for the status line. The program works on.
    void problem(const QString& sentence);

private:
    class Worker;
    void writeStates();
    template <class Ask, class Done>
    void ask(QObject* context, Ask ask, Done done);

    QThread* m_thread;
    Worker* m_worker;
    QHash<QString, QByteArray> m_unwritten;
    QTimer m_writeSoon;
};

} // namespace durascope
