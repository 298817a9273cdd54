// SPDX-License-Identifier: Apache-2.0
// RowView against QTableView over the same generated rows in memory.
// Use: xvfb-run -a bench_row_view            both at 10 M rows, RowView alone at 1,000 M, with the ratios
//      bench_row_view --one VIEW ROWS        one measurement (VIEW: row or table), each in a process of its own
#include "app/theme/theme.h"
#include "app/widgets/row_view.h"
#include "support/generated_source.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QPaintEvent>
#include <QProcess>
#include <QScrollBar>
#include <QTableView>
#include <QTextStream>
#include <QTimer>

#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace durascope;

namespace {

constexpr int pages = 200;
constexpr int stormSeconds = 5;
constexpr int rowsASecond = 50'000;

double percentile(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[std::min(values.size() - 1, size_t(part * double(values.size())))];
}

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double memoryMb(const char* field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.mid(line.indexOf(':') + 1).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

/// The same rows for Qt's view; rows are announced every 16 ms at most, which is the kindest way for it.
class TableModel : public QAbstractTableModel {
public:
    explicit TableModel(qint64 rows)
        : m_rows(int(rows))
    {
    }
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 5; }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (role == Qt::DisplayRole)
            return generatedText(index.row(), index.column());
        if (role == Qt::FontRole && (index.column() == 1 || index.column() == 3))
            return m_fixed;
        if (role == Qt::TextAlignmentRole && (index.column() == 0 || index.column() == 4))
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    }
    void append(int rows)
    {
        beginInsertRows({}, m_rows, m_rows + rows - 1);
        m_rows += rows;
        endInsertRows();
    }

private:
    int m_rows;
    QFont m_fixed = Theme::instance().font(FontRole::Fixed);
};

class CountedTable : public QTableView {
public:
    std::function<void()> onPaint;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QTableView::paintEvent(event);
        if (onPaint)
            onPaint();
    }
};

/// What is the same for both views.
class Subject {
public:
    virtual ~Subject() = default;
    virtual QWidget& widget() = 0;
    virtual void pageDown() = 0;
    virtual void goToEnd() = 0;
    virtual void append(int commits) = 0; ///< Commits of three rows.
    virtual void repaintNow() = 0;
    std::function<void()> painted;
};

class RowSubject final : public Subject {
public:
    explicit RowSubject(qint64 rows)
        : m_source(rows)
        , m_view(QStringLiteral("bench"))
    {
        m_view.setSource(&m_source);
        m_view.scrollToRow(0);
        QObject::connect(&m_view, &RowView::painted, &m_view, [this] {
            if (painted)
                painted();
        });
    }
    QWidget& widget() override { return m_view; }
    void pageDown() override { m_view.scrollToRow(m_view.firstVisibleRow() + m_view.visibleRowCount() - 1); }
    void goToEnd() override { m_view.goToNewest(); }
    void append(int commits) override
    {
        for (int i = 0; i < commits; ++i)
            m_source.append(3);
    }
    void repaintNow() override { m_view.viewport()->repaint(); }

private:
    GeneratedSource m_source;
    RowView m_view;
};

class TableSubject final : public Subject {
public:
    explicit TableSubject(qint64 rows)
        : m_model(rows)
    {
        m_view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        m_view.verticalHeader()->setDefaultSectionSize(Theme::instance().rowHeight());
        m_view.verticalHeader()->hide();
        m_view.setWordWrap(false);
        m_view.setModel(&m_model);
        const QList<ColumnSpec> columns = GeneratedSource::logColumns();
        for (int i = 0; i < columns.size(); ++i)
            m_view.setColumnWidth(i, columns[i].width);
        m_view.horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
        m_view.onPaint = [this] {
            if (painted)
                painted();
        };
        m_flush.setInterval(16);
        QObject::connect(&m_flush, &QTimer::timeout, &m_view, [this] {
            if (m_waiting == 0)
                return;
            m_model.append(std::exchange(m_waiting, 0));
            m_view.scrollToBottom();
        });
        m_flush.start();
    }
    QWidget& widget() override { return m_view; }
    void pageDown() override
    {
        QScrollBar* bar = m_view.verticalScrollBar();
        bar->setValue(bar->value() + bar->pageStep());
    }
    void goToEnd() override { m_view.scrollToBottom(); }
    void append(int commits) override { m_waiting += 3 * commits; }
    void repaintNow() override { m_view.viewport()->repaint(); }

private:
    TableModel m_model;
    CountedTable m_view;
    QTimer m_flush;
    int m_waiting = 0;
};

void wait(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Page down and how long the GUI thread then paints; the next page begins when this one stands.
void measurePages(Subject& subject, QTextStream& out)
{
    std::vector<double> repaints;
    std::vector<double> latencies;
    for (int i = 0; i < pages; ++i) {
        bool done = false;
        QEventLoop loop;
        QElapsedTimer clock;
        clock.start();
        subject.painted = [&] {
            if (std::exchange(done, true))
                return;
            latencies.push_back(double(clock.nsecsElapsed()) / 1e6);
            loop.quit();
        };
        subject.pageDown();
        loop.exec();
        subject.painted = nullptr;
        wait(18); // what is behind the window is prepared in a reader's time, not in ours
        QElapsedTimer repaint;
        repaint.start();
        subject.repaintNow();
        repaints.push_back(double(repaint.nsecsElapsed()) / 1e6);
    }
    out << "repaint_p50 " << percentile(repaints, 0.5) << "\nrepaint_p99 " << percentile(repaints, 0.99)
        << "\npage_p50 " << percentile(latencies, 0.5) << "\npage_p99 " << percentile(latencies, 0.99) << '\n';
}

void measureStorm(Subject& subject, QTextStream& out)
{
    subject.goToEnd();
    wait(300);
    int frames = 0;
    subject.painted = [&frames] { ++frames; };
    QElapsedTimer clock;
    clock.start();
    qint64 given = 0;
    QTimer feed;
    feed.setTimerType(Qt::PreciseTimer);
    feed.setInterval(1);
    QObject::connect(&feed, &QTimer::timeout, &feed, [&] {
        const qint64 due = clock.nsecsElapsed() * rowsASecond / 3 / 1'000'000'000;
        subject.append(int(due - given));
        given = due;
    });
    const double before = cpuSeconds();
    feed.start();
    wait(stormSeconds * 1000);
    feed.stop();
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    out << "frames_per_s " << frames / seconds << "\ncpu_percent " << 100 * (cpuSeconds() - before) / seconds
        << "\nrows_per_s " << double(given) * 3 / seconds << '\n';
    subject.painted = nullptr;
}

int measureOne(const QString& which, qint64 rows)
{
    QTextStream out(stdout);
    const double base = memoryMb("VmRSS");
    QElapsedTimer clock;
    clock.start();
    std::unique_ptr<Subject> subject;
    if (which == QLatin1String("row"))
        subject = std::make_unique<RowSubject>(rows);
    else
        subject = std::make_unique<TableSubject>(rows);
    subject->widget().resize(1140, 820);
    subject->widget().show();
    wait(500);
    out << "memory_open_mb " << memoryMb("VmRSS") - base << '\n';
    measurePages(*subject, out);
    measureStorm(*subject, out);
    out << "memory_end_mb " << memoryMb("VmRSS") - base << "\nmemory_peak_mb " << memoryMb("VmHWM") << '\n';
    return 0;
}

QMap<QString, double> runOne(const QString& which, qint64 rows)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--one"), which, QString::number(rows)});
    process.waitForFinished(180'000);
    QMap<QString, double> values;
    for (const QByteArray& line : process.readAllStandardOutput().split('\n')) {
        const QList<QByteArray> parts = line.split(' ');
        if (parts.size() == 2)
            values[QString::fromLatin1(parts[0])] = parts[1].toDouble();
    }
    return values;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    Theme::instance().install();
    Theme::instance().setChoice(ThemeChoice::Light);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == QLatin1String("--one"))
        return measureOne(arguments[2], arguments[3].toLongLong());

    QTextStream out(stdout);
    const auto table = runOne(QStringLiteral("table"), 10'000'000);
    const auto row = runOne(QStringLiteral("row"), 10'000'000);
    const auto huge = runOne(QStringLiteral("row"), 1'000'000'000);
    out << QStringLiteral("%1 %2 %3 %4\n")
               .arg(QStringLiteral("what"), -18)
               .arg(QStringLiteral("QTableView 10M"), 15)
               .arg(QStringLiteral("RowView 10M"), 15)
               .arg(QStringLiteral("RowView 1000M"), 15);
    for (auto it = row.begin(); it != row.end(); ++it)
        out << QStringLiteral("%1 %2 %3 %4\n")
                   .arg(it.key(), -18)
                   .arg(table[it.key()], 15, 'f', 2)
                   .arg(it.value(), 15, 'f', 2)
                   .arg(huge[it.key()], 15, 'f', 2);
    const auto ratio = [](double ours, double theirs) { return theirs > 0 ? ours / theirs : 0; };
    const QString repaint = QStringLiteral("repaint_p50");
    const QString peak = QStringLiteral("memory_peak_mb");
    out << "repaint, RowView to QTableView: " << ratio(row[repaint], table[repaint]) << " (to reach: 0.5)\n"
        << "peak memory, 1,000 M to 10 M rows: " << ratio(huge[peak], row[peak]) << " (to reach: 0.95 to 1.05)\n";
    return 0;
}
