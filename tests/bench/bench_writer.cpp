// SPDX-License-Identifier: Apache-2.0
// bench_writer STORE [RUNS [COMMITS [PER_SECOND]]]: what another program's commits cost it with and without us
// following and paging beside it, in turn; medians of the runs. Writes into STORE. Run under Xvfb.
#include "backends/generate/live_writer.h"

#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

using namespace durascope;

namespace {

struct Latency {
    double p50 = 0;
    double p99 = 0;
};

/// Milliseconds from before BEGIN IMMEDIATE to after COMMIT; nothing when writing failed.
std::optional<Latency> writeFor(const std::string& store, std::int64_t commits, double perSecond)
{
    std::vector<double> times;
    const LiveWriteOptions options{perSecond, commits, 7, true};
    const auto written = writeFactsLive(store, options,
        [&times](const LiveCommit& commit) {
            times.push_back(static_cast<double>(commit.committed.nanoseconds - commit.begun.nanoseconds) / 1e6);
        },
        {});
    if (!written || times.empty()) {
        std::fprintf(stderr, "bench_writer: %s\n", written ? "nothing written" : toLine(written.error()).c_str());
        return std::nullopt;
    }
    std::sort(times.begin(), times.end());
    const auto at
        = [&times](double share) { return times[static_cast<std::size_t>(share * double(times.size() - 1))]; };
    return Latency{at(0.5), at(0.99)};
}

std::optional<Latency> writeBesideUs(const QString& store, std::int64_t commits, double perSecond)
{
    QProcess window;
    window.start(QStringLiteral(DURASCOPE_BENCH_WINDOW), {QStringLiteral("beside"), store});
    QByteArray said;
    while (!said.contains("painted") && window.waitForReadyRead(30'000))
        said += window.readAllStandardOutput();
    if (!said.contains("painted"))
        return std::nullopt;
    const auto latency = writeFor(store.toStdString(), commits, perSecond);
    window.closeWriteChannel();
    window.waitForFinished(20'000);
    return latency;
}

Latency median(std::vector<Latency> runs)
{
    Latency result;
    std::sort(runs.begin(), runs.end(), [](const Latency& a, const Latency& b) { return a.p50 < b.p50; });
    result.p50 = runs[runs.size() / 2].p50;
    std::sort(runs.begin(), runs.end(), [](const Latency& a, const Latency& b) { return a.p99 < b.p99; });
    result.p99 = runs[runs.size() / 2].p99;
    return result;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("usage: bench_writer STORE [RUNS [COMMITS [PER_SECOND]]]\n", stderr);
        return 2;
    }
    const QString store = QString::fromLocal8Bit(argv[1]);
    const int runs = argc > 2 ? std::atoi(argv[2]) : 5;
    const int commits = argc > 3 ? std::atoi(argv[3]) : 1'000;
    const double perSecond = argc > 4 ? std::atof(argv[4]) : 100;
    std::vector<Latency> alone;
    std::vector<Latency> beside;
    for (int run = 0; run < runs; ++run) {
        const auto a = writeFor(store.toStdString(), commits, perSecond);
        const auto b = writeBesideUs(store, commits, perSecond);
        if (!a || !b)
            return 1;
        alone.push_back(*a);
        beside.push_back(*b);
    }
    const Latency a = median(alone);
    const Latency b = median(beside);
    std::printf(
        "write latency, medians of %d runs of %d commits at %.0f/s: alone p50 %.2f ms, p99 %.2f ms; beside us p50 "
        "%.2f ms, p99 %.2f ms; p99 %.2f times, %+.2f ms\n",
        runs, commits, perSecond, a.p50, a.p99, b.p50, b.p99, b.p99 / a.p99, b.p99 - a.p99);
    return 0;
}
