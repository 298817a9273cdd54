// SPDX-License-Identifier: Apache-2.0
#include "app/shell/desk.h"

#include "app/shell/page.h"
#include "app/theme/theme.h"
#include "app/widgets/detail_splitter.h"
#include "app/widgets/row_view.h"
#include "model/format/format_clock.h"
#include "model/local/crash_note.h"
#include "model/session/relay.h"
#include "model/session/store_session.h"
#include "model/session/store_threads.h"

#include <QTimeZone>

namespace durascope {

namespace {

static_assert(static_cast<int>(ThemeChoice::HighContrast) == static_cast<int>(ThemeSetting::HighContrast));
static_assert(static_cast<int>(Density::Relaxed) == static_cast<int>(RowHeightSetting::Relaxed));

/// The size of a detail depends on how it lies, so each way has its own name.
QString splitterName(const Page& page, Qt::Orientation orientation, qsizetype number)
{
    return QStringLiteral("splitter/%1/%2/%3")
        .arg(QString::fromLatin1(page.id()),
            orientation == Qt::Horizontal ? QStringLiteral("beside") : QStringLiteral("below"))
        .arg(number);
}

} // namespace

Desk::Desk(const QString& settingsFile, const QString& folder, QObject* parent)
    : QObject(parent)
    , m_settings(settingsFile)
    , m_workbench(folder)
    , m_folder(folder)
    , m_relay(std::make_shared<Relay>(this))
{
    m_workbench.loadStates(this, [this](const QHash<QString, QByteArray>& states) {
        for (auto it = states.cbegin(); it != states.cend(); ++it) {
            if (!m_states.contains(it.key())) // what was changed meanwhile is newer
                m_states.insert(it.key(), it.value());
        }
        m_loaded = true;
        Q_EMIT statesLoaded();
    });
}

Desk::~Desk()
{
    m_relay->cut();
}

void Desk::noteCrashes()
{
    CrashNote::guardThisThread();
    runApart([folder = m_folder, relay = m_relay, this] {
        const auto report = CrashNote::takePrevious(folder);
        CrashNote::arm(folder);
        if (!report)
            return;
        const QString sentence = report->fileChangedUnderUs
            ? tr("Last time another program cut an open file short, which ended Durascope. Nothing was written.")
            : tr("Last time Durascope ended by %1. Nothing was written.").arg(report->signalName);
        relay->post([this, sentence] { Q_EMIT said(sentence); });
    });
}

void Desk::applyLook()
{
    const SettingValues& values = m_settings.values();
    Theme& theme = Theme::instance();
    theme.setChoice(static_cast<ThemeChoice>(values.theme));
    theme.setDensity(static_cast<Density>(values.rowHeight));
    theme.setTextPercent(values.textPercent);
    theme.setFixedFamily(values.fixedFont);
    if (!values.timeZone.isEmpty())
        FormatClock::instance().setZone(QTimeZone(values.timeZone));
}

void Desk::keepLook()
{
    const Theme& theme = Theme::instance();
    connect(&theme, &Theme::changed, this, [this, &theme] {
        SettingValues now = m_settings.values();
        now.theme = static_cast<ThemeSetting>(theme.choice());
        now.rowHeight = static_cast<RowHeightSetting>(theme.density());
        now.textPercent = theme.textPercent();
        now.fixedFont = theme.fixedFamily();
        if (now != m_settings.values())
            m_settings.setValues(now);
    });
    connect(&FormatClock::instance(), &FormatClock::styleChanged, this, [this] {
        const QByteArray zone = FormatClock::instance().zone().id();
        const QByteArray kept = zone == QTimeZone::systemTimeZoneId() ? QByteArray() : zone;
        if (kept != m_settings.values().timeZone)
            m_settings.setTimeZone(kept);
    });
}

void Desk::saveState(const QString& name, const QByteArray& bytes)
{
    if (m_states.value(name) == bytes)
        return;
    m_states.insert(name, bytes);
    m_workbench.saveState(name, bytes);
}

void Desk::rememberStore(const StoreSession& session)
{
    const StoreFacts& facts = session.facts();
    if (facts.engine != "sqlite")
        return;
    RecentStore store;
    store.url = session.url();
    store.name = QString::fromStdString(facts.name);
    store.engine = QString::fromStdString(facts.engine);
    QStringList holds;
    if (facts.workflowSchema)
        holds += QStringLiteral("workflows");
    if (facts.eventFormat)
        holds += QStringLiteral("events");
    store.holds = holds.join(QStringLiteral(", "));
    store.sizeBytes = facts.sizeBytes;
    store.lastOpened = QDateTime::currentDateTimeUtc();
    m_workbench.remember(store);
}

QByteArray Desk::lastPageOf(const QString& url) const
{
    return state(QStringLiteral("page/") + url);
}

void Desk::rememberPage(const QString& url, const QByteArray& page)
{
    saveState(QStringLiteral("page/") + url, page);
}

void Desk::keepLayout(Page& page)
{
    for (RowView* list : page.findChildren<RowView*>()) {
        const QString name = QStringLiteral("columns/") + list->objectName();
        if (const QByteArray columns = state(name); !columns.isEmpty())
            list->restoreColumns(columns);
        connect(list, &RowView::columnsChanged, this, [this, list, name] { saveState(name, list->saveColumns()); });
    }
    const QList<DetailSplitter*> splitters = page.findChildren<DetailSplitter*>();
    for (qsizetype i = 0; i < splitters.size(); ++i) {
        for (const Qt::Orientation way : {Qt::Horizontal, Qt::Vertical})
            splitters[i]->setChosenSize(way, state(splitterName(page, way, i)).toInt());
        connect(splitters[i], &DetailSplitter::sizeChosen, this, [this, &page, i](Qt::Orientation way, int px) {
            saveState(splitterName(page, way, i), QByteArray::number(px));
        });
    }
}

} // namespace durascope
