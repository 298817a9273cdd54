// SPDX-License-Identifier: Apache-2.0
#include "app/shell/status_line.h"

#include "app/shell/following_label.h"
#include "app/widgets/action_button.h"
#include "app/widgets/glyph_label.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/paint_parts.h"
#include "model/format/format_clock.h"
#include "model/session/store_session.h"

#include <QHBoxLayout>
#include <QPainter>

#include <utility>

namespace durascope {

QString engineText(const StoreSession& session, bool narrow)
{
    const StoreFacts& facts = session.facts();
    QStringList parts;
    if (facts.engine == "sqlite")
        parts += narrow ? QStringLiteral("SQLite")
                        : QStringLiteral("SQLite %1").arg(QString::fromStdString(facts.engineVersion));
    else
        parts += StatusLine::tr("In memory");
    if (!facts.journalMode.empty() && !narrow)
        parts += QString::fromStdString(facts.journalMode).toUpper();
    if (facts.workflowSchema)
        parts += narrow ? StatusLine::tr("schema %1").arg(*facts.workflowSchema)
                        : StatusLine::tr("workflow store, schema %1").arg(*facts.workflowSchema);
    if (facts.eventFormat) {
        const auto name = batchFormatName(*facts.eventFormat);
        const QString format = QString::fromLatin1(name.data(), qsizetype(name.size()));
        parts += narrow ? format : StatusLine::tr("event store, %1").arg(format);
    }
    return parts.join(QStringLiteral(" · "));
}

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent)
    , m_lock(new GlyphLabel(this))
    , m_mode(new PlainLabel(tr("Read-only"), this))
    , m_store(new PlainLabel(QString(), this))
    , m_engine(new PlainLabel(QString(), this))
    , m_sentence(new PlainLabel(QString(), this))
    , m_undo(new ActionButton(ActionButton::Look::Link, tr("Undo"), this))
    , m_following(new FollowingLabel(this))
    , m_zone(new ActionButton(ActionButton::Look::Quiet, this))
{
    m_lock->setIcon(Icon::Lock);
    m_mode->setFontRole(FontRole::Key);
    m_store->setFontRole(FontRole::Hint);
    m_engine->setFontRole(FontRole::Hint);
    m_engine->setElided(ElideAt::End);
    m_sentence->setFontRole(FontRole::Hint);
    m_sentence->setElided(ElideAt::End);
    m_forget.setSingleShot(true);
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_lock);
    row->addWidget(m_mode);
    row->addWidget(m_store);
    row->addWidget(m_engine);
    row->addWidget(m_sentence);
    row->addWidget(m_undo);
    row->addStretch(1);
    row->addWidget(m_following);
    row->addWidget(m_zone);
    connect(m_zone, &ActionButton::clicked, this, &StatusLine::zoneClicked);
    connect(&m_forget, &QTimer::timeout, this, [this] { say(QString()); });
    connect(m_undo, &ActionButton::clicked, this, [this] {
        const auto work = std::exchange(m_undoWork, {});
        say(QString());
        if (work)
            work();
    });
    connect(&FormatClock::instance(), &FormatClock::styleChanged, this, &StatusLine::showZone);
    followTheme(this, [this] { applyTheme(); });
    showZone();
    say(QString());
    showStore(nullptr);
}

void StatusLine::applyTheme()
{
    const Theme& theme = Theme::instance();
    layout()->setContentsMargins(theme.scaled(12), 1, theme.scaled(4), 0);
    layout()->setSpacing(theme.scaled(10));
    setFixedHeight(std::max(theme.scaled(24), QFontMetrics(theme.font(FontRole::Hint)).height() + 8));
    m_zone->setMinimumHeightPx(20);
}

void StatusLine::showZone()
{
    const FormatStyle style = FormatClock::instance().style();
    const QString name = QString::fromUtf8(style.zone.id());
    m_zone->setText(m_narrow ? zoneOffset(style) : name + QLatin1Char(' ') + zoneOffset(style));
    m_zone->setAccessibleName(tr("Time zone %1").arg(name));
    m_zone->updateGeometry();
}

void StatusLine::showStore(const StoreSession* session)
{
    m_session = session;
    describeStore();
}

void StatusLine::describeStore()
{
    const bool open = m_session && m_session->state() == StoreSession::State::Open;
    for (QWidget* part : QList<QWidget*>{m_lock, m_engine, m_following})
        part->setVisible(open);
    m_mode->setText(open ? tr("Read-only") : tr("No store open"));
    m_mode->setFontRole(open ? FontRole::Key : FontRole::Hint);
    m_store->setVisible(open);
    if (!open)
        return;
    m_store->setText(QString::fromStdString(m_session->facts().name));
    m_engine->setText(engineText(*m_session, m_narrow));
}

void StatusLine::setNarrow(bool narrow)
{
    m_narrow = narrow;
    showZone();
    describeStore();
}

void StatusLine::say(const QString& sentence, std::function<void()> undo)
{
    m_undoWork = std::move(undo);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_undo->setVisible(m_undoWork != nullptr);
    if (sentence.isEmpty())
        m_forget.stop();
    else
        m_forget.start(m_undoWork ? 15'000 : 8'000);
}

void StatusLine::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Window));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Token::Border));
    for (const QWidget* part : QList<const QWidget*>{m_store, m_engine, m_zone}) { // a line before each
        if (part->isVisible())
            painter.fillRect(QRect(part->x() - theme.scaled(5), theme.scaled(6), 1, height() - theme.scaled(11)),
                theme.color(Token::Border));
    }
}

} // namespace durascope
