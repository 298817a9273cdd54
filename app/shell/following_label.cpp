// SPDX-License-Identifier: Apache-2.0
#include "app/shell/following_label.h"

#include "app/widgets/paint_parts.h"
#include "app/widgets/plain_text.h"
#include "model/format/format_clock.h"
#include "model/session/store_session.h"

#include <QPainter>

#include <algorithm>

namespace durascope {

namespace {

constexpr std::int64_t second = 1'000'000'000;

/// Whole tenths up to a minute, so that the text does not flicker.
QString ageOf(std::int64_t nanoseconds)
{
    const std::int64_t tenths = std::max<std::int64_t>(1, nanoseconds / (second / 10));
    if (tenths < 600)
        return FollowingLabel::tr("%1 s").arg(static_cast<double>(tenths) / 10.0, 0, 'f', tenths < 100 ? 1 : 0);
    return duration(nanoseconds / second * second);
}

} // namespace

FollowingLabel::FollowingLabel(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_tick.setInterval(1000);
    m_tick.setTimerType(Qt::CoarseTimer);
    connect(&m_tick, &QTimer::timeout, this, &FollowingLabel::tell);
    followTheme(this, [this] { updateGeometry(); });
}

void FollowingLabel::setSession(StoreSession* session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_known = false;
    m_problem.clear();
    m_kind = Kind::Following;
    m_tick.stop();
    if (!session)
        return;
    m_tick.start();
    if (session->paused()) {
        m_kind = Kind::Paused;
        m_pausedAt = Instant::now();
    }
    connect(session, &StoreSession::liveChanged, this, &FollowingLabel::takeChange);
    connect(session, &StoreSession::followingChanged, this, [this](bool following, const StoreError& error) {
        m_problem = following ? QString() : QString::fromStdString(error.sentence);
        m_kind = following ? Kind::Following : Kind::Stale;
        tell();
    });
    connect(session, &StoreSession::pausedChanged, this, [this](bool paused) {
        m_kind = paused ? Kind::Paused : m_problem.isEmpty() ? Kind::Following : Kind::Stale;
        m_pausedAt = Instant::now();
        tell();
    });
    tell();
}

void FollowingLabel::takeChange(const LiveChange& change)
{
    m_known = true;
    m_checkedAt = change.checkedAt;
    if (!change.commits)
        tell();
}

void FollowingLabel::tell()
{
    const std::int64_t old = Instant::now().nanoseconds - m_checkedAt.nanoseconds;
    QString text;
    if (m_kind == Kind::Paused)
        text = tr("Paused at %1").arg(clockTime(m_pausedAt, FormatClock::instance().style()));
    else if (m_kind == Kind::Stale)
        text = m_known ? tr("Not following · %1").arg(ageOf(old)) : tr("Not following");
    else
        text = m_known ? tr("Following · %1").arg(ageOf(old)) : tr("Following");
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    setToolTip(plainToolTip(m_problem.isEmpty() ? tr("How old the data on the screen are.") : m_problem));
    updateGeometry();
    update();
}

QSize FollowingLabel::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().font(FontRole::Hint));
    return {12 + metrics.horizontalAdvance(m_text) + 2, metrics.height()};
}

void FollowingLabel::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool warn = m_kind == Kind::Stale
        || (m_kind == Kind::Following && m_known && Instant::now().nanoseconds - m_checkedAt.nanoseconds > 3 * second);
    const QRectF dot(0.5, height() / 2.0 - 3.5, 7, 7);
    const QColor color = warn || m_kind == Kind::Paused ? theme.color(Tone::Warning) : theme.color(Glyph::Completed);
    painter.setPen(QPen(color, 1));
    painter.setBrush(warn ? QBrush(Qt::NoBrush) : QBrush(color));
    if (m_kind == Kind::Paused) {
        painter.fillRect(QRectF(1, dot.top(), 2, 7), color);
        painter.fillRect(QRectF(5, dot.top(), 2, 7), color);
    } else {
        painter.drawEllipse(dot);
    }
    painter.setFont(theme.font(FontRole::Hint));
    painter.setPen(warn ? color : theme.color(Token::Text2));
    painter.drawText(rect().adjusted(12, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_text);
}

} // namespace durascope
