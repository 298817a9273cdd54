// SPDX-License-Identifier: Apache-2.0
// bench_page STORE [PAGES]: pages of 200 facts at random places of an event store, in turn through the model layer
// (list, session, worker, engine and back) and by the same statement through SQLite's C API.
#include "model/events/fact_source.h"
#include "model/session/store_threads.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

using namespace durascope;

namespace {

constexpr qint64 pageRows = 200;

void spinUntil(const std::function<bool()>& condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

/// Microseconds until the page is there.
double throughModel(FactSource& source, qint64 row)
{
    const auto there = [&] { return source.rowAt(row) && source.rowAt(row + pageRows - 1); };
    if (there())
        return -1; // read before
    QElapsedTimer timer;
    double taken = 0; // until the source says that the rows are there
    const auto connection = QObject::connect(&source, &RowSource::rowsArrived, &source, [&] {
        if (taken == 0 && there())
            taken = static_cast<double>(timer.nsecsElapsed()) / 1e3;
    });
    timer.start();
    source.wantRows(row, row + pageRows - 1);
    spinUntil([&taken] { return taken > 0; });
    QObject::disconnect(connection);
    spinUntil([&source] { return !source.isReading(); }); // the page ahead
    return taken;
}

class RawReader {
public:
    explicit RawReader(const char* path)
    {
        sqlite3_open_v2(path, &m_database, SQLITE_OPEN_READONLY, nullptr);
        sqlite3_prepare_v2(m_database,
            "SELECT sequence_number, occurred_at, event_type, payload FROM events"
            " WHERE sequence_number BETWEEN ?1 AND ?2 ORDER BY sequence_number",
            -1, &m_statement, nullptr);
    }
    ~RawReader()
    {
        sqlite3_finalize(m_statement);
        sqlite3_close(m_database);
    }
    double page(qint64 position)
    {
        QElapsedTimer timer;
        timer.start();
        sqlite3_bind_int64(m_statement, 1, position);
        sqlite3_bind_int64(m_statement, 2, position + pageRows - 1);
        while (sqlite3_step(m_statement) == SQLITE_ROW) {
            m_sum += sqlite3_column_int64(m_statement, 0);
            for (int column = 1; column < 4; ++column) {
                const unsigned char* text = sqlite3_column_text(m_statement, column);
                m_sum += (text ? text[0] : 0) + sqlite3_column_bytes(m_statement, column);
            }
        }
        sqlite3_reset(m_statement);
        return static_cast<double>(timer.nsecsElapsed()) / 1e3;
    }
    qint64 sum() const { return m_sum; }

private:
    sqlite3* m_database = nullptr;
    sqlite3_stmt* m_statement = nullptr;
    qint64 m_sum = 0;
};

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::fputs("usage: bench_page STORE [PAGES]\n", stderr);
        return 2;
    }
    const int pages = argc > 2 ? std::atoi(argv[2]) : 5000;
    std::vector<double> model;
    std::vector<double> raw;
    {
        StoreSession session(QString::fromLocal8Bit(argv[1]));
        session.open();
        spinUntil([&] { return session.state() != StoreSession::State::Opening; });
        if (session.state() != StoreSession::State::Open || !session.facts().eventFormat) {
            std::fprintf(stderr, "bench_page: not an event store: %s\n", session.error().sentence.c_str());
            return 1;
        }
        FactSource source(session);
        spinUntil([&] { return source.rowCount() > 0; });
        RawReader reader(argv[1]);
        std::mt19937_64 random(1);
        std::uniform_int_distribution<qint64> place(0, std::max<qint64>(0, source.rowCount() - pageRows));
        for (int page = -100; page < pages; ++page) {
            const double a = throughModel(source, place(random));
            const double b = reader.page(source.shownBounds().first + place(random));
            if (page >= 0 && a >= 0) {
                model.push_back(a);
                raw.push_back(b);
            }
        }
        std::printf("rows %lld, pages %d (check %lld)\n", static_cast<long long>(source.rowCount()), pages,
            static_cast<long long>(reader.sum()));
    }
    for (const auto& [name, times] : {std::pair{"model layer", &model}, std::pair{"C API", &raw}})
        std::printf("%-12s p50 %7.1f us   p99 %7.1f us\n", name, percentile(*times, 0.5), percentile(*times, 0.99));
    std::printf("ratio        p50 %7.2f      p99 %7.2f\n", percentile(model, 0.5) / percentile(raw, 0.5),
        percentile(model, 0.99) / percentile(raw, 0.99));
    return waitForThreads(std::chrono::seconds(2)) ? 0 : 1;
}
