// SPDX-License-Identifier: Apache-2.0
#include "app/shell/page.h"

#include "app/widgets/detail_splitter.h"
#include "model/session/store_session.h"

#include <QAction>

namespace durascope {

Page::Page(StoreSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
{
}

QAction* Page::makePauseAction()
{
    auto* pause = new QAction(this);
    const auto follow = [pause](bool paused) {
        pause->setText(paused ? tr("Go on") : tr("Pause"));
        pause->setIcon(icon(paused ? Icon::Play : Icon::Pause));
    };
    follow(m_session.paused());
    connect(pause, &QAction::triggered, this, [this] { m_session.setPaused(!m_session.paused()); });
    connect(&m_session, &StoreSession::pausedChanged, pause, follow);
    return pause;
}

QAction* Page::makeDetailAction(const QString& words, DetailSplitter* splitter, bool shown)
{
    auto* detail = new QAction(words, this);
    detail->setCheckable(true);
    detail->setChecked(shown);
    detail->setShortcut(QKeySequence(Qt::Key_F4));
    detail->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(detail);
    connect(detail, &QAction::toggled, splitter, &DetailSplitter::setDetailShown);
    return detail;
}

} // namespace durascope
