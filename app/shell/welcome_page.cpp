// SPDX-License-Identifier: Apache-2.0
#include "app/shell/welcome_page.h"

#include "app/shell/recent_list.h"
#include "app/shell/way_button.h"
#include "app/widgets/action_button.h"
#include "app/widgets/glyph_label.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/scroll_pane.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace durascope {

namespace {

PlainLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setFontRole(FontRole::PageTitle);
    return label;
}

QHBoxLayout* fact(Icon icon, const QString& text, QWidget* parent)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::instance().scaled(10));
    auto* glyph = new GlyphLabel(parent);
    glyph->setIcon(icon);
    row->addWidget(glyph, 0, Qt::AlignTop);
    auto* words = new PlainLabel(text, parent);
    words->setTone(Tone::Secondary);
    words->setWordWrap(true);
    row->addWidget(words, 1);
    return row;
}

} // namespace

WelcomePage::WelcomePage(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_halves(new QHBoxLayout)
    , m_recent(new RecentList(desk, this))
{
    const Theme& theme = Theme::instance();
    m_halves->setContentsMargins(theme.scaled(24), theme.scaled(20), theme.scaled(24), theme.scaled(20));
    m_halves->setSpacing(theme.scaled(32));
    m_halves->addWidget(makeWays());
    m_halves->addWidget(m_recent, 1);
    auto* body = new QWidget;
    body->setLayout(m_halves);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(new ScrollPane(body, tr("Welcome"), this));
    connect(m_recent, &RecentList::openWanted, this, &WelcomePage::openWanted);
    connect(m_recent, &RecentList::demoWanted, this, [this] { Q_EMIT openWanted(QStringLiteral("demo:"), false); });
    connect(m_recent, &RecentList::said, this, &WelcomePage::said);
}

QWidget* WelcomePage::makeWays()
{
    const Theme& theme = Theme::instance();
    auto* ways = new QWidget(this);
    auto* column = new QVBoxLayout(ways);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.scaled(6));
    column->addWidget(heading(tr("Open a store"), ways));
    auto* file = new WayButton(
        Icon::File, tr("Open a file…"), tr("SQLite store, backup or replica"), QStringLiteral("Ctrl+O"), ways);
    auto* demo
        = new WayButton(Icon::Demo, tr("Take the demo tour"), tr("A simulated payment system, live"), QString(), ways);
    column->addWidget(file);
    column->addWidget(demo);
    column->addSpacing(theme.scaled(20));
    column->addWidget(heading(tr("Good to know"), ways));
    column->addSpacing(theme.scaled(4));
    column->addLayout(fact(Icon::Lock, tr("Every store opens read-only."), ways));
    column->addLayout(
        fact(Icon::Eye, tr("Looking leaves no trace: no file, lock or row is written beside your store."), ways));
    column->addLayout(fact(Icon::Find, tr("Press Ctrl+K to find a page or an action."), ways));
    column->addStretch(1);
    auto* foot = new QHBoxLayout;
    auto* version = new PlainLabel(tr("Durascope %1").arg(QCoreApplication::applicationVersion()), ways);
    version->setTone(Tone::Secondary);
    auto* map = new ActionButton(ActionButton::Look::Link, tr("Keyboard map"), ways);
    foot->addWidget(version);
    foot->addWidget(map);
    foot->addStretch(1);
    column->addLayout(foot);
    followTheme(ways, [ways] { ways->setFixedWidth(Theme::instance().scaled(316)); });
    setFocusProxy(file);
    connect(file, &WayButton::clicked, this, &WelcomePage::openFileWanted);
    connect(demo, &WayButton::clicked, this, [this] { Q_EMIT openWanted(QStringLiteral("demo:"), false); });
    connect(map, &ActionButton::clicked, this, &WelcomePage::keyboardMapWanted);
    return ways;
}

void WelcomePage::setNarrow(bool narrow)
{
    m_halves->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_halves->setSpacing(Theme::instance().scaled(narrow ? 20 : 32));
}

void WelcomePage::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter(this).fillRect(rect(), Theme::instance().color(Token::Panel));
}

} // namespace durascope
