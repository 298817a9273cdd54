// SPDX-License-Identifier: Apache-2.0
// bench_start STORE [RUNS]: process start to first rows painted, against minimal_window, in turn. Run under Xvfb:
//   xvfb-run -a -s "-screen 0 1440x900x24" build/tests/bin/bench_start STORE
#include <QElapsedTimer>
#include <QProcess>
#include <QStringList>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

/// Milliseconds from starting the program to its word "painted"; negative when it never says it.
double timeToPaint(const QString& program, const QStringList& arguments)
{
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    QByteArray said;
    while (!said.contains("painted") && process.waitForReadyRead(20'000))
        said += process.readAllStandardOutput();
    const double elapsed = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    process.waitForFinished(20'000);
    return said.contains("painted") ? elapsed : -1;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("usage: bench_start STORE [RUNS]\n", stderr);
        return 2;
    }
    const QString minimal = QStringLiteral(DURASCOPE_MINIMAL_WINDOW);
    const QString durascope = QStringLiteral(DURASCOPE_BIN_DIR "/durascope");
    const QStringList arguments{QStringLiteral("--exit-after-paint"), QString::fromLocal8Bit(argv[1])};
    const int runs = argc > 2 ? std::atoi(argv[2]) : 25;
    std::vector<double> ours;
    std::vector<double> peer;
    for (int run = -2; run < runs; ++run) { // the first two of each warm the caches
        const double a = timeToPaint(durascope, arguments);
        const double b = timeToPaint(minimal, {});
        if (a < 0 || b < 0) {
            std::fputs("a program did not say that it painted\n", stderr);
            return 1;
        }
        if (run >= 0) {
            ours.push_back(a);
            peer.push_back(b);
        }
    }
    std::printf("start to first rows painted, median of %d: durascope %.1f ms, minimal window %.1f ms, ratio %.2f\n",
        runs, median(ours), median(peer), median(ours) / median(peer));
    return 0;
}
