// SPDX-License-Identifier: Apache-2.0
#include "backends/generate/generate.h"
#include "support/fixtures.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <cmath>

using namespace durascope;

namespace {

/// First column of the first row, as text.
QByteArray ask(const QString& path, const char* query)
{
    sqlite3* file = nullptr;
    QByteArray answer = "no answer";
    if (sqlite3_open_v2(path.toUtf8().constData(), &file, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(file, query, -1, &statement, nullptr) != SQLITE_OK)
            answer = sqlite3_errmsg(file);
        else if (sqlite3_step(statement) == SQLITE_ROW)
            answer = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
        else
            answer = "no row";
        sqlite3_finalize(statement);
    }
    sqlite3_close(file);
    return answer;
}

QByteArray hashOf(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result().toHex() : QByteArray();
}

} // namespace

class TestGenerate : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::stop_token m_stop;

    QString generated(const char* name, const GenerateOptions& options)
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        const auto summary = generateSqliteStore(options, path.toStdString(), {}, m_stop);
        if (!summary)
            qWarning("%s", toLine(summary.error()).c_str());
        return path;
    }
    static GenerateOptions workflows(std::int64_t executions, std::int64_t events, std::uint64_t seed = 1)
    {
        GenerateOptions options;
        options.executions = executions;
        options.events = events;
        options.seed = seed;
        return options;
    }
    static GenerateOptions facts(std::int64_t count, BatchFormat format = BatchFormat::Sparse)
    {
        GenerateOptions options;
        options.family = GenerateOptions::Family::Facts;
        options.facts = count;
        options.format = format;
        return options;
    }

private Q_SLOTS:
    void hitsTheNumbersAskedFor_data()
    {
        QTest::addColumn<qint64>("executions");
        QTest::addColumn<qint64>("events");
        for (const auto& [executions, events] :
            {std::pair(1, 1), {1, 500}, {2, 2}, {50, 50}, {50, 90}, {200, 1'500}, {200, 3'000}, {200, 12'000}})
            QTest::addRow("%d executions, %d events", executions, events) << qint64(executions) << qint64(events);
    }
    void hitsTheNumbersAskedFor()
    {
        QFETCH(qint64, executions);
        QFETCH(qint64, events);
        const QString path = generated(
            qPrintable(QStringLiteral("%1-%2.db").arg(executions).arg(events)), workflows(executions, events));
        QCOMPARE(ask(path, "SELECT count(*) FROM workflow_executions").toLongLong(), executions);
        QCOMPARE(ask(path, "SELECT count(*) FROM events").toLongLong(), events);
        QCOMPARE(ask(path, "PRAGMA integrity_check"), QByteArray("ok"));
        QCOMPARE(ask(path, "PRAGMA foreign_key_check"), QByteArray("no row"));
        QCOMPARE(ask(path,
                     "SELECT count(*) FROM (SELECT execution_id FROM events GROUP BY 1 "
                     "HAVING count(*) <> max(sequence) OR min(sequence) <> 1)"),
            QByteArray("0"));
    }

    void aWorkflowFileIsWhatTheServerLeaves()
    {
        const QString path = generated("server.db", workflows(300, 8'000));
        QCOMPARE(ask(path, "PRAGMA journal_mode"), QByteArray("wal"));
        QCOMPARE(ask(path, "PRAGMA page_size"), QByteArray("4096"));
        QVERIFY(!QFile::exists(path + QStringLiteral("-wal")));
        QCOMPARE(ask(path, "SELECT count(*) FROM sqlite_schema WHERE type='table'"), QByteArray("18"));
        QCOMPARE(
            ask(path, "SELECT count(*) FROM sqlite_schema WHERE type='index' AND sql IS NOT NULL"), QByteArray("29"));
        QCOMPARE(ask(path, "SELECT group_concat(version) FROM _sqlx_migrations WHERE success = 1"),
            QByteArray("1,2,3,4,5,6,7,8,9,10,11"));
        QCOMPARE(ask(path, "SELECT count(*) FROM _sqlx_migrations WHERE length(checksum) = 48"), QByteArray("11"));
        QCOMPARE(ask(path, "SELECT created_at LIKE '____-__-__ __:__:__' FROM tenants WHERE id = 'default'"),
            QByteArray("1"));
        QCOMPARE(ask(path, "SELECT term FROM store_identity"), QByteArray("5"));
        QCOMPARE(ask(path, "SELECT count(*) FROM work_items WHERE status = 'claimed' AND lease_fence >> 32 <> 5"),
            QByteArray("0"));
        QCOMPARE(
            ask(path, "SELECT count(*) FROM events WHERE NOT json_valid(kind_json) OR created_at NOT LIKE '%+00:00'"),
            QByteArray("0"));
        QCOMPARE(ask(path,
                     "SELECT count(*) FROM dead_letter_items d LEFT JOIN work_items w USING(id) "
                     "WHERE w.status IS NOT 'dead_lettered'"),
            QByteArray("0"));
        QVERIFY(ask(path, "SELECT count(*) FROM snapshots").toInt() > 100);
    }

    /// The mix that stores of the real system are said to have.
    void executionsEndAsTheyUsuallyDo()
    {
        const QString path = generated("mix.db", workflows(6'000, 120'000));
        const auto share = [&](const QByteArray& condition) {
            const QByteArray query = "SELECT 100.0 * count(*) / 6000 FROM workflow_executions WHERE " + condition;
            return ask(path, query.constData()).toDouble();
        };
        const auto isAbout = [&](const char* status, double wanted, double by) {
            return std::abs(share("status = '" + QByteArray(status) + "'") - wanted) <= by;
        };
        QVERIFY(isAbout("completed", 80, 4));
        QVERIFY(isAbout("failed", 10, 2.5));
        QVERIFY(isAbout("running", 5, 2.5));
        QVERIFY(isAbout("cancelled", 3, 1));
        QVERIFY(isAbout("limit_exceeded", 2, 1));
        const double letters = share("execution_id IN (SELECT execution_id FROM dead_letter_items)");
        QVERIFY2(letters > 0.1 && letters < 0.6, qPrintable(QString::number(letters)));
        QCOMPARE(ask(path, "SELECT count(DISTINCT tenant_id) FROM workflow_executions"), QByteArray("2"));
        // No execution makes up for what all others are short of.
        QVERIFY(ask(path, "SELECT max(sequence) FROM events").toInt() < 1'500);
        QVERIFY(ask(path, "SELECT count(*) FROM work_items WHERE status = 'pending'").toInt() > 15);
    }

    /// A store that the real server wrote has the same columns, defaults, keys and indexes.
    void theSchemaIsThatOfARealStore()
    {
        const QString path = generated("schema.db", workflows(1, 1));
        const QString real = m_folder.filePath(QStringLiteral("real.db"));
        QVERIFY(copyFixture(QStringLiteral("jamjet/jamjet-0.5.0-schema11.db"), real));
        const char* columns
            = "SELECT group_concat(line, x'0a') FROM (SELECT m.name || '.' || p.name || ' ' || p.type || "
              "p.\"notnull\" || coalesce(p.dflt_value, '-') || p.pk AS line FROM sqlite_schema m, "
              "pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY m.name, p.cid)";
        QCOMPARE(ask(path, columns), ask(real, columns));
        const char* indexes
            = "SELECT group_concat(line, x'0a') FROM (SELECT m.name || ' ' || l.name || l.\"unique\" || l.partial || "
              "group_concat(coalesce(x.name, '?') || x.desc) AS line FROM sqlite_schema m, pragma_index_list(m.name) "
              "l, "
              "pragma_index_xinfo(l.name) x WHERE m.type = 'table' GROUP BY m.name, l.name ORDER BY m.name, l.name)";
        QCOMPARE(ask(path, indexes), ask(real, indexes));
        const char* keys
            = "SELECT group_concat(line, x'0a') FROM (SELECT m.name || f.\"from\" || f.\"table\" || f.\"to\" AS "
              "line FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' "
              "ORDER BY 1)";
        QCOMPARE(ask(path, keys), ask(real, keys));
        const char* migrations
            = "SELECT group_concat(version || description || hex(checksum), x'0a') FROM _sqlx_migrations";
        QCOMPARE(ask(path, migrations), ask(real, migrations));
    }

    void factsInBothFormats()
    {
        const QString sparse = generated("sparse.db", facts(5'000));
        const QString dense = generated("dense.db", facts(5'000, BatchFormat::Dense));
        for (const QString& path : {sparse, dense}) {
            QCOMPARE(ask(path, "PRAGMA integrity_check"), QByteArray("ok"));
            QCOMPARE(ask(path, "PRAGMA journal_mode"), QByteArray("wal"));
            QCOMPARE(
                ask(path, "SELECT count(*) || ' ' || min(sequence_number) || ' ' || max(sequence_number) FROM events"),
                QByteArray("5000 1 5000"));
            QCOMPARE(ask(path, "SELECT count(*) FROM subscriber_cursors"), QByteArray("6"));
            QVERIFY(ask(path, "SELECT avg(length(payload)) FROM events").toDouble() > 180);
        }
        QCOMPARE(ask(sparse, "SELECT value FROM store_metadata WHERE key = 'append_batch_boundary_format'"),
            QByteArray("sparse_v1"));
        QCOMPARE(ask(sparse, "SELECT count(*) FROM append_batches WHERE last_sequence_number <= first_sequence_number"),
            QByteArray("0"));
        QCOMPARE(ask(dense, "SELECT count(*) FROM store_metadata"), QByteArray("1"));
        QCOMPARE(ask(dense, "SELECT sum(last_sequence_number - first_sequence_number + 1) FROM append_batches"),
            QByteArray("5000"));
    }

    void theSameSeedIsTheSameFile()
    {
        QCOMPARE(
            hashOf(generated("one.db", workflows(120, 2'500))), hashOf(generated("two.db", workflows(120, 2'500))));
        QVERIFY(hashOf(generated("three.db", workflows(120, 2'500, 2)))
            != hashOf(m_folder.filePath(QStringLiteral("one.db"))));
        QCOMPARE(hashOf(generated("f1.db", facts(2'000))), hashOf(generated("f2.db", facts(2'000))));
    }

    void refusesWhatMakesNoSense()
    {
        const auto kind = [&](const GenerateOptions& options, const QString& path) {
            const auto result = generateSqliteStore(options, path.toStdString(), {}, m_stop);
            return result ? ErrorKind::BackendFailure : result.error().kind;
        };
        const QString path = m_folder.filePath(QStringLiteral("refused.db"));
        QCOMPARE(kind(workflows(0, 10), path), ErrorKind::InvalidArgument);
        QCOMPARE(kind(workflows(10, 9), path), ErrorKind::InvalidArgument);
        QCOMPARE(kind(facts(-1), path), ErrorKind::InvalidArgument);
        QCOMPARE(kind(facts(1, BatchFormat::Mixed), path), ErrorKind::InvalidArgument);
        QCOMPARE(kind(facts(1), m_folder.filePath(QStringLiteral("none/refused.db"))), ErrorKind::NotFound);
        QVERIFY(!QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write("mine"), 4);
        file.close();
        QCOMPARE(kind(facts(1), path), ErrorKind::InvalidArgument);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
    }

    void aStopLeavesNothingBehind()
    {
        std::stop_source source;
        const QString path = m_folder.filePath(QStringLiteral("stopped.db"));
        std::int64_t told = 0;
        const auto result = generateSqliteStore(
            facts(200'000), path.toStdString(),
            [&](const GenerateProgress& progress) {
                told = progress.done;
                source.request_stop();
            },
            source.get_token());
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        QVERIFY(told > 0);
        for (const char* suffix : {"", "-wal", "-shm", "-journal"})
            QVERIFY(!QFile::exists(path + QString::fromLatin1(suffix)));
    }
};

QTEST_APPLESS_MAIN(TestGenerate)
#include "test_generate.moc"
