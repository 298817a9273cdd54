// SPDX-License-Identifier: Apache-2.0
// The whole window on a real store, measured from outside the person's patience. Run under Xvfb (xcb):
//   bench_window memory STORE            peak memory after scrolling the event log from end to end
//   bench_window silence STORE           event loop while scrolling, filtering and following 1,000 commits/s
//   bench_window painted STORE [N [R]]   another process's COMMIT to the painted row, N commits at R a second
//   bench_window beside STORE            pages and follows until its standard input ends; for bench_writer
// silence and painted write into STORE.
#include "app/shell/desk.h"
#include "app/shell/main_window.h"
#include "app/shell/store_view.h"
#include "app/theme/theme.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/row_view.h"
#include "bench_loop.h"
#include "model/live/writer_process.h"
#include "model/session/store_session.h"
#include "model/session/store_threads.h"

#include <QApplication>
#include <QFile>
#include <QRandomGenerator>
#include <QSocketNotifier>
#include <QTemporaryDir>

#include <cstdio>
#include <unistd.h>

using namespace durascope;
using namespace durascope::bench;

namespace {

RowView* mainList(MainWindow& window)
{
    RowView* longest = nullptr;
    const auto lists = window.currentStore()->currentPage()->findChildren<RowView*>();
    for (RowView* list : lists) {
        if (list->source() && (!longest || list->source()->rowCount() > longest->source()->rowCount()))
            longest = list;
    }
    return longest;
}

/// The window with the store's main list painted; null when it never comes.
RowView* openStore(MainWindow& window, const QString& store)
{
    window.giveSize({1440, 900});
    window.show();
    StoreView* view = window.openStore(store);
    if (!waitFor([view] { return view->currentPage() != nullptr; }, 30'000))
        return nullptr;
    const bool facts = view->session().facts().eventFormat.has_value();
    view->goTo({facts ? QByteArray("log") : QByteArray("executions"), {}});
    const bool there = waitFor(
        [&window] {
            const RowView* list = mainList(window);
            return list && list->source()->rowCount() > 100 && list->source()->rowAt(list->firstVisibleRow());
        },
        60'000);
    return there ? mainList(window) : nullptr;
}

int measureMemory(RowView& list)
{
    const qint64 rows = list.source()->rowCount();
    constexpr int places = 2'000;
    for (int place = 0; place <= places; ++place) {
        list.scrollToRow(rows / places * place);
        waitFor([&list] { return bool(list.source()->rowAt(list.firstVisibleRow())); }, 5'000);
    }
    list.goToNewest();
    rest(500);
    std::printf("%lld rows scrolled end to end in %d places: VmHWM %.1f MB\n", static_cast<long long>(rows), places,
        static_cast<double>(statusKilobytes("VmHWM")) / 1000.0);
    return 0;
}

void scrollAndFilter(MainWindow& window, RowView& list, int step)
{
    const qint64 rows = list.source()->rowCount();
    if (step % 5 == 0)
        list.scrollToRow(static_cast<qint64>(QRandomGenerator::global()->bounded(static_cast<quint64>(rows))));
    else
        list.scrollToRow(list.firstVisibleRow() + list.visibleRowCount());
    if (auto* filters = window.currentStore()->currentPage()->findChild<CountFilters*>(); filters && step % 40 == 0) {
        static const QByteArrayList words{"failed", "running", "completed", ""};
        filters->choose(words[step / 40 % words.size()]);
    }
}

int measureSilence(MainWindow& window, RowView& list, const QString& store)
{
    const Silences empty = silencesWhile([] {}, 20'000);
    durascope::testing::WriterProcess writer(store, 20'000, 1'000);
    if (!writer.ready())
        return 1;
    writer.start();
    int step = 0;
    const Silences busy = silencesWhile([&] { scrollAndFilter(window, list, ++step); }, 20'000);
    std::printf(
        "silences of the event loop, 20 s each: empty loop p99.9 %.1f ms, most %.1f ms; scrolling, filtering and "
        "following p99.9 %.1f ms, most %.1f ms, %d steps\n",
        empty.at(0.999), empty.at(1), busy.at(0.999), busy.at(1), step);
    return 0;
}

int measurePainted(MainWindow& window, RowView& list, const QString& store, int commits, int perSecond)
{
    list.goToNewest();
    // The counts of a store just opened are no idleness; they end within half a minute.
    for (int second = 0; second < 30 && shareOfCoreWhile(1'000) > 3; ++second) { }
    const double idle = shareOfCoreWhile(10'000);
    PaintedRows painted(list, window.currentStore()->session());
    durascope::testing::WriterProcess writer(store, commits, perSecond);
    if (!writer.ready())
        return 1;
    writer.start();
    waitFor([&writer] { return !writer.running(); }, commits * 2'000 / std::max(1, perSecond) + 20'000);
    rest(500);
    const auto late = painted.lateness(writer.commits());
    std::printf("%zu commits at %d/s: COMMIT to painted row p50 %.2f ms, p99 %.2f ms, most %.2f ms; %d not seen; idle "
                "%.2f %% of a core\n",
        late.times.size(), perSecond, late.at(0.5), late.at(0.99), late.at(1), late.missed, idle);
    return late.missed == 0 ? 0 : 1;
}

/// Reads as a person would, until whoever started us closes our standard input.
int stayBeside(MainWindow& window, RowView& list)
{
    std::puts("painted");
    std::fflush(stdout);
    bool over = false;
    const QSocketNotifier end(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&end, &QSocketNotifier::activated, &list, [&over] { over = true; });
    int step = 0;
    while (!over) {
        scrollAndFilter(window, list, ++step);
        rest(20);
    }
    return 0;
}

int run(const QByteArray& what, const QString& store, int commits, int perSecond)
{
    const QTemporaryDir folder;
    Desk desk(folder.filePath(QStringLiteral("settings.ini")), folder.filePath(QStringLiteral("data")));
    MainWindow window(desk);
    RowView* list = openStore(window, store);
    if (!list) {
        std::fputs("bench_window: the store's list never came\n", stderr);
        return 1;
    }
    if (what == "memory")
        return measureMemory(*list);
    if (what == "silence")
        return measureSilence(window, *list, store);
    if (what == "painted")
        return measurePainted(window, *list, store, commits, perSecond);
    return stayBeside(window, *list);
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    if (argc < 3) {
        std::fputs("usage: bench_window memory|silence|painted|beside STORE [COMMITS [PER_SECOND]]\n", stderr);
        return 2;
    }
    Theme::instance().install();
    const int status = run(argv[1], QString::fromLocal8Bit(argv[2]), argc > 3 ? std::atoi(argv[3]) : 1'000,
        argc > 4 ? std::atoi(argv[4]) : 20);
    return waitForThreads(std::chrono::seconds(2)) ? status : 1;
}
