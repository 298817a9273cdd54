// SPDX-License-Identifier: Apache-2.0
#include "app/shell/opening_page.h"

#include "app/widgets/action_button.h"
#include "app/widgets/page_parts.h"

#include <QHBoxLayout>

namespace durascope {

OpeningPage::OpeningPage(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_sentence(new PlainLabel)
    , m_block(new QWidget(this))
{
    auto* row = new QHBoxLayout(m_block);
    m_sentence->setElided(ElideAt::Middle);
    auto* stop = new ActionButton(ActionButton::Look::Outlined, tr("Stop"), m_block);
    stop->setKeys(QStringLiteral("Esc"));
    row->addWidget(m_sentence, 1);
    row->addWidget(stop);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        Theme::instance().scaled(24), Theme::instance().scaled(20), Theme::instance().scaled(24), 0);
    column->addWidget(m_block);
    column->addStretch(1);
    m_block->hide();
    setFocusProxy(stop);
    m_tick.setInterval(150);
    connect(&m_tick, &QTimer::timeout, this, &OpeningPage::tell);
    connect(stop, &ActionButton::clicked, this, &OpeningPage::stopWanted);
}

void OpeningPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_since.start();
    m_tick.start();
}

void OpeningPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
}

void OpeningPage::tell()
{
    const qint64 seconds = m_since.elapsed() / 1000;
    m_sentence->setText(seconds < 2 ? tr("Opening %1 …").arg(m_name)
                                    : tr("Opening %1 … %2 s so far. Nothing is written.").arg(m_name).arg(seconds));
    m_block->show();
}

} // namespace durascope
