// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/json_pane.h"

#include "app/widgets/action_button.h"

#include <QVBoxLayout>

namespace durascope {

namespace {

struct ModeWord {
    JsonView::Mode mode;
    const char* word;
};
constexpr ModeWord modes[] = {{JsonView::Mode::Tree, QT_TRANSLATE_NOOP("JsonPane", "Tree")},
    {JsonView::Mode::Text, QT_TRANSLATE_NOOP("JsonPane", "Text")},
    {JsonView::Mode::Hex, QT_TRANSLATE_NOOP("JsonPane", "Hex")}};

} // namespace

JsonPane::JsonPane(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new PaneTitle(title, this))
    , m_view(new JsonView(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_view, 1);
    for (const ModeWord& entry : modes) {
        auto* button = new ActionButton(ActionButton::Look::Quiet, tr(entry.word), this);
        button->setCheckable(true);
        button->setMinimumHeightPx(22);
        connect(button, &ActionButton::clicked, this, [this, mode = entry.mode] { setMode(mode); });
        m_title->addWidget(button);
        m_modes.append(button);
    }
    auto* copy = new ActionButton(ActionButton::Look::Quiet, tr("Copy the stored bytes"), this);
    copy->setGlyph(Icon::Copy);
    copy->setIconOnly(true);
    copy->setMinimumHeightPx(22);
    connect(copy, &ActionButton::clicked, m_view, &JsonView::copyAll);
    m_title->addWidget(copy);
    setMode(JsonView::Mode::Text);
}

void JsonPane::setMode(JsonView::Mode mode)
{
    m_view->setMode(mode);
    for (qsizetype i = 0; i < m_modes.size(); ++i)
        m_modes[i]->setChecked(modes[i].mode == mode);
}

} // namespace durascope
