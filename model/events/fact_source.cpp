// SPDX-License-Identifier: Apache-2.0
#include "model/events/fact_source.h"

#include "backends/contract/saturated.h"
#include "model/events/fact_copy.h"
#include "model/format/command_line.h"
#include "model/format/format_clock.h"
#include "model/session/page_runner.h"

namespace durascope {

namespace {

constexpr int samples = 300;
constexpr qint64 samplingPause = 10'000; // ms
constexpr std::int64_t searchChunk = 20'000;

} // namespace

FactSource::FactSource(StoreSession& session, QObject* parent)
    : PositionSource(pageRunner(session), Order::OldestFirst, parent)
    , m_session(session)
    , m_model(EventModel::of(session))
    , m_sampleSlot(session.newSlot())
    , m_findSlot(session.newSlot())
{
    connect(&m_model, &EventModel::boundsChanged, this, &FactSource::takeBounds);
    connect(&m_model, &EventModel::stateChanged, this, &FactSource::listStateChanged);
    connect(&session, &StoreSession::closed, this, [this] {
        m_sampling = false;
        stopFinding();
    });
    connect(&FormatClock::instance(), &FormatClock::styleChanged, this, [this] { startAnew(); });
    takeBounds();
}

QList<ColumnSpec> FactSource::columns() const
{
    return factColumns(FormatClock::instance().style());
}

ListState FactSource::listState() const
{
    ListState state;
    if (rowCount() > 0) {
        state.kind = ListState::Kind::Rows;
    } else if (m_model.state() == EventModel::State::Failed) {
        state.kind = ListState::Kind::Failed;
        state.sentence = QString::fromStdString(m_model.error().sentence);
        state.hint = QString::fromStdString(m_model.error().hint);
        state.code = QString::fromStdString(m_model.error().engineCode);
        state.action = tr("Try again");
    } else if (m_model.state() == EventModel::State::Ready) {
        state.kind = ListState::Kind::Empty;
        state.sentence = tr("No events yet. They appear here as soon as an application appends one.");
    }
    return state;
}

QString FactSource::positionLabel(qint64 row) const
{
    const qint64 position = firstPosition() + row;
    const auto at = m_density.timeAt(position);
    return at ? QStringLiteral("%1 · %2").arg(number(position), dayLabel(*at, FormatClock::instance().style()))
              : number(position);
}

PageReading FactSource::readingOf(qint64 first, qint64 last) const
{
    return [first, last, style = FormatClock::instance().style()](
               StoreReader& reader, const std::stop_token& stop) -> Result<ReadPage> {
        auto rows = readFactRows(*reader.events(), first, last, stop);
        if (!rows)
            return failure(rows.error());
        const std::size_t bytes = (*rows)->bytes();
        return ReadPage{std::make_shared<const FactBlock>(std::move(*rows), style), bytes};
    };
}

void FactSource::takeBounds()
{
    const LogBounds& bounds = m_model.bounds();
    const bool wasEmpty = rowCount() == 0;
    setEnds(bounds.first, bounds.last);
    if (wasEmpty != (rowCount() == 0))
        Q_EMIT listStateChanged();
    sampleDensity();
}

/// Again after a while, when the log has grown: its newest end is where a person looks.
void FactSource::sampleDensity()
{
    const LogBounds bounds = m_model.bounds();
    if (m_sampling || bounds.empty() || bounds == m_density.bounds())
        return;
    if (m_sinceSampling.isValid() && m_sinceSampling.elapsed() < samplingPause)
        return;
    m_sampling = true;
    m_sinceSampling.start();
    m_session.read(
        StoreSession::Lane::Background, m_sampleSlot, this,
        [bounds](StoreReader& reader, const std::stop_token& stop) {
            return sampleLog(*reader.events(), bounds, samples, stop);
        },
        [this, bounds](const Result<std::vector<LogSample>>& sampled) {
            m_sampling = false;
            if (!sampled)
                return;
            m_density = LogDensity(bounds, *sampled);
            Q_EMIT stripChanged();
        });
}

void FactSource::readAgain()
{
    PositionSource::readAgain();
    m_model.readAgain();
}

QList<RowSource::CopyKind> FactSource::copyKinds() const
{
    return {CopyKind::Cell, CopyKind::RowAsJson, CopyKind::Id, CopyKind::CommandLine};
}

void FactSource::copyText(
    std::vector<RowKey> rows, CopyKind kind, int column, std::function<void(QString, QString)> done)
{
    if (kind == CopyKind::Id || kind == CopyKind::CommandLine) {
        QStringList lines;
        const QString command = dscopeCommand(QStringLiteral("events"), m_session.url(), {QStringLiteral("--json")});
        for (const RowKey row : rows) {
            const QString position = QString::number(row.value);
            lines += kind == CopyKind::Id
                ? position
                : command + QStringLiteral(" | grep '^{\"sequence_number\":%1,'").arg(position);
        }
        done(lines.join(QLatin1Char('\n')), {});
        return;
    }
    std::vector<std::int64_t> positions;
    positions.reserve(rows.size());
    for (const RowKey row : rows)
        positions.push_back(row.value);
    m_session.read(
        StoreSession::Lane::Background, 0, this,
        [positions = std::move(positions), kind, column](StoreReader& reader, const std::stop_token& stop) {
            return copyFacts(*reader.events(), positions, kind, static_cast<FactColumn>(column), stop);
        },
        [done](const Result<std::string>& text) {
            if (text)
                done(QString::fromStdString(*text), {});
            else
                done({}, QString::fromStdString(text.error().sentence + " " + text.error().hint));
        });
}

void FactSource::find(QString text, qint64 from, bool forward, std::function<void(std::optional<qint64>)> done)
{
    stopFinding();
    if (text.isEmpty() || rowCount() == 0) {
        done(std::nullopt);
        return;
    }
    const std::int64_t start = saturatedSum(firstPosition() + from, forward ? 1 : -1);
    m_finding = std::make_shared<Finding>(Finding{FactSearch(text.toStdString(), FormatClock::instance().style()),
        shownBounds(), start, forward, std::move(done)});
    searchOn(m_finding, start);
}

/// A chunk at a time: between two a newer search, a jump or Esc gets its turn.
void FactSource::searchOn(const std::shared_ptr<Finding>& finding, std::int64_t from)
{
    m_session.read(
        StoreSession::Lane::Scan, m_findSlot, this,
        [finding, from](StoreReader& reader, const std::stop_token& stop) {
            return finding->search.step(*reader.events(), finding->bounds, from, finding->forward, searchChunk, stop);
        },
        [this, finding](const Result<FactSearch::Step>& step) {
            if (finding != m_finding)
                return;
            const LogBounds& bounds = finding->bounds;
            if (!step || step->hit || step->next < bounds.first || step->next > bounds.last) {
                answer(step && step->hit ? rowOf({*step->hit}) : std::nullopt);
                return;
            }
            Q_EMIT searched(std::abs(saturatedDifference(step->next, finding->start)),
                saturatedSum(saturatedDifference(bounds.last, bounds.first), 1));
            searchOn(finding, step->next);
        });
}

void FactSource::stopFinding()
{
    if (!m_finding)
        return;
    m_session.cancel(StoreSession::Lane::Scan, m_findSlot);
    answer(std::nullopt);
}

void FactSource::answer(std::optional<qint64> row)
{
    const auto finding = std::exchange(m_finding, nullptr);
    finding->done(row);
}

} // namespace durascope
