// SPDX-License-Identifier: Apache-2.0
#include "model/local/workbench.h"

#include "model/local/local_database.h"

#include <QStandardPaths>

#include <optional>
#include <utility>

namespace durascope {

/// Holds the database on the workbench's thread. Opened by the first that needs it.
class Workbench::Worker : public QObject {
public:
    Worker(QString folder, Workbench* owner)
        : m_folder(std::move(folder))
        , m_owner(owner)
    {
    }
    LocalDatabase& database()
    {
        if (!m_database) {
            QStringList problems;
            m_database.emplace(m_folder, problems);
            for (const QString& sentence : problems)
                say(sentence);
        }
        return *m_database;
    }
    void check(bool written)
    {
        if (!written)
            say(Workbench::tr("The list of recent stores or a window layout could not be saved."));
    }
    void end()
    {
        m_database.reset();
        QThread::currentThread()->quit();
    }

private:
    void say(const QString& sentence)
    {
        // The owner waits for this thread before it goes, and what is queued for it goes with it.
        QMetaObject::invokeMethod(
            m_owner, [owner = m_owner, sentence] { Q_EMIT owner->problem(sentence); }, Qt::QueuedConnection);
    }
    QString m_folder;
    Workbench* m_owner;
    std::optional<LocalDatabase> m_database;
};

QString Workbench::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

Workbench::Workbench(QString folder, QObject* parent)
    : QObject(parent)
    , m_thread(new QThread)
    , m_worker(new Worker(std::move(folder), this))
{
    m_thread->setObjectName(QStringLiteral("workbench"));
    m_worker->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->start();
    m_writeSoon.setSingleShot(true);
    m_writeSoon.setInterval(200);
    connect(&m_writeSoon, &QTimer::timeout, this, &Workbench::writeStates);
}

Workbench::~Workbench()
{
    writeStates();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->end(); }, Qt::QueuedConnection);
    if (m_thread->wait(2000))
        delete m_thread; // else the disk does not answer: better a thread too many than a program that hangs
}

template <class Ask, class Done>
void Workbench::ask(QObject* context, Ask ask, Done done)
{
    QMetaObject::invokeMethod(
        m_worker,
        [this, worker = m_worker, guard = QPointer<QObject>(context), ask = std::move(ask),
            done = std::move(done)]() mutable {
            auto answer = ask(worker->database());
            QMetaObject::invokeMethod(
                this,
                [guard, answer = std::move(answer), done = std::move(done)]() mutable {
                    if (guard)
                        done(std::move(answer));
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void Workbench::recentStores(QObject* context, std::function<void(QList<RecentStore>)> done)
{
    ask(
        context, [](const LocalDatabase& database) { return database.recentStores(); }, std::move(done));
}

void Workbench::loadStates(QObject* context, std::function<void(QHash<QString, QByteArray>)> done)
{
    ask(
        context, [](const LocalDatabase& database) { return database.states(); }, std::move(done));
}

void Workbench::remember(const RecentStore& store)
{
    ask(
        this,
        [store, worker = m_worker](LocalDatabase& database) {
            worker->check(database.remember(store));
            return true;
        },
        [this](bool) { Q_EMIT recentStoresChanged(); });
}

void Workbench::forget(const QString& url)
{
    ask(
        this,
        [url, worker = m_worker](LocalDatabase& database) {
            worker->check(database.setForgotten(url, true));
            return true;
        },
        [this](bool) { Q_EMIT recentStoresChanged(); });
}

void Workbench::restoreForgotten(const QString& url)
{
    ask(
        this,
        [url, worker = m_worker](LocalDatabase& database) {
            worker->check(database.setForgotten(url, false));
            return true;
        },
        [this](bool) { Q_EMIT recentStoresChanged(); });
}

void Workbench::saveState(const QString& name, const QByteArray& bytes)
{
    m_unwritten.insert(name, bytes);
    m_writeSoon.start();
}

void Workbench::writeStates()
{
    m_writeSoon.stop();
    if (m_unwritten.isEmpty())
        return;
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, states = std::exchange(m_unwritten, {})] {
            worker->check(worker->database().saveStates(states));
        },
        Qt::QueuedConnection);
}

} // namespace durascope
