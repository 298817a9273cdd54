// SPDX-License-Identifier: Apache-2.0
#include "app/shell/window_frame.h"

#include "app/shell/find_field.h"
#include "app/shell/status_line.h"
#include "app/shell/store_tab_bar.h"
#include "app/widgets/action_button.h"
#include "app/widgets/paint_parts.h"
#include "backends/contract/store_url.h"

#include <QDir>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>

namespace durascope {

namespace {

/// The path made absolute and free of dots, for SQLite; else the text.
QString canonicalUrl(const QString& url)
{
    const auto parsed = parseStoreUrl(url.toStdString());
    if (!parsed || parsed->scheme != StoreUrl::Scheme::Sqlite)
        return url;
    return QDir::cleanPath(QDir::current().absoluteFilePath(QString::fromStdString(parsed->rest)));
}

} // namespace

bool sameStore(const QString& one, const QString& other)
{
    return one == other || canonicalUrl(one) == canonicalUrl(other);
}

WindowFrame::WindowFrame(QWidget* parent)
    : QWidget(parent)
    , m_top(new QWidget(this))
    , m_tabs(new StoreTabBar(m_top))
    , m_plus(new ActionButton(ActionButton::Look::Quiet, tr("Open another store"), m_top))
    , m_find(new FindField(m_top))
    , m_views(new QStackedWidget(this))
    , m_status(new StatusLine(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_plus->setGlyph(Icon::Plus);
    m_plus->setIconOnly(true);
    auto* top = new QHBoxLayout(m_top);
    top->addWidget(m_tabs);
    top->addWidget(m_plus);
    top->addStretch(1);
    top->addWidget(m_find);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_views, 1);
    column->addWidget(m_status);
    followTheme(this, [this, top] {
        const Theme& theme = Theme::instance();
        top->setContentsMargins(0, 0, theme.scaled(8), 0);
        top->setSpacing(theme.scaled(6));
        m_top->setFixedHeight(std::max(theme.scaled(32), QFontMetrics(theme.font(FontRole::Body)).height() + 10));
        update();
    });
}

void WindowFrame::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Panel));
    painter.fillRect(m_top->geometry(), theme.color(Token::Window));
    painter.fillRect(QRect(0, m_top->geometry().bottom(), width(), 1), theme.color(Token::Border));
}

} // namespace durascope
