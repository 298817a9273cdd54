// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/sqlite/open_sqlite.h"
#include "support/fixtures.h"
#include "support/schemas.h"
#include "support/writer.h"

#include <QCryptographicHash>
#include <QTemporaryDir>

#include <map>
#include <string>

namespace durascope {

/// A folder of a test's own with databases in it.
class Scratch {
public:
    std::string path(const std::string& name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

    /// A copy of a fixture such as "jamjet/jamjet-0.5.0-schema11.db".
    std::string fixture(const std::string& name) const
    {
        const auto target = path(name.substr(name.find('/') + 1));
        QFile::remove(QString::fromStdString(target));
        if (!copyFixture(QString::fromStdString(name), QString::fromStdString(target)))
            throw std::runtime_error("cannot copy " + name);
        return target;
    }

    /// A new database made by `sql`, in WAL mode unless told otherwise, closed cleanly.
    std::string database(const std::string& name, const std::string& sql, bool wal = true) const
    {
        Writer writer(path(name));
        writer.run("PRAGMA synchronous=OFF");
        writer.run(wal ? "PRAGMA journal_mode=WAL" : "PRAGMA journal_mode=DELETE");
        writer.run(sql);
        return path(name);
    }
    std::string file(const std::string& name, const QByteArray& bytes) const
    {
        QFile out(QString::fromStdString(path(name)));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            throw std::runtime_error("cannot write " + name);
        return path(name);
    }

    /// Name → size and hash of every file in the folder. The shared memory of a live log is its writers' own.
    std::map<QString, QByteArray> listing() const
    {
        std::map<QString, QByteArray> files;
        const QDir folder(m_folder.path());
        for (const auto& name : folder.entryList(QDir::Files | QDir::Hidden | QDir::System)) {
            QFile file(folder.filePath(name));
            QByteArray what("unread");
            if (!name.endsWith(QLatin1String("-shm")) && file.open(QIODevice::ReadOnly))
                what = QByteArray::number(file.size()) + ' '
                    + QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha1).toHex();
            files[name] = what;
        }
        return files;
    }

private:
    QTemporaryDir m_folder;
};

inline Result<std::shared_ptr<Store>> openFile(const std::string& path)
{
    return openSqliteStore({StoreUrl::Scheme::Sqlite, path, path}, {});
}

/// Opens and makes a reader; throws the sentence of a failure.
struct OpenReader {
    explicit OpenReader(const std::string& path)
    {
        auto opened = openFile(path);
        if (!opened)
            throw std::runtime_error(toLine(opened.error()));
        store = *opened;
        reader = std::move(*store->reader());
    }
    EventStore& events() { return *reader->events(); }
    WorkflowStore& workflows() { return *reader->workflows(); }

    std::shared_ptr<Store> store;
    std::unique_ptr<StoreReader> reader;
};

/// Every row of a chunked list.
template <class Row, class Ask>
std::vector<Row> everyRow(Ask ask)
{
    std::vector<Row> rows;
    std::string after;
    do {
        auto chunk = ask(after);
        if (!chunk)
            throw std::runtime_error(toLine(chunk.error()));
        rows.insert(rows.end(), chunk->rows.begin(), chunk->rows.end());
        after = chunk->next;
    } while (!after.empty());
    return rows;
}

} // namespace durascope
