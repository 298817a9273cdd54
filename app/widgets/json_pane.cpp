// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/json_pane.h"

#include "app/widgets/action_button.h"
#include "app/widgets/page_parts.h"
#include "model/format/format.h"

#include <QButtonGroup>
#include <QVBoxLayout>

namespace durascope {

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
    setFocusProxy(m_view);

    auto* modes = new QButtonGroup(this);
    const auto addMode = [this, modes](const QString& word, JsonView::Mode mode) {
        auto* button = new ActionButton(ActionButton::Look::Quiet, word, m_title);
        button->setCheckable(true);
        button->setMinimumHeightPx(20);
        modes->addButton(button, static_cast<int>(mode));
        m_title->addWidget(button);
    };
    addMode(tr("Tree"), JsonView::Mode::Tree);
    addMode(tr("Text"), JsonView::Mode::Text);
    addMode(tr("Hex"), JsonView::Mode::Hex);
    modes->button(static_cast<int>(JsonView::Mode::Text))->setChecked(true);
    connect(
        modes, &QButtonGroup::idClicked, this, [this](int id) { m_view->setMode(static_cast<JsonView::Mode>(id)); });
}

void JsonPane::setTitle(const QString& title)
{
    m_title->setTitle(title);
}

void JsonPane::setBytes(const QByteArray& bytes)
{
    m_title->setFact(tr("%1, stored bytes").arg(byteSize(bytes.size())));
    m_view->setBytes(bytes);
}

void JsonPane::setNothing(const QString& why)
{
    m_title->setFact({});
    m_view->setNothing(why);
}

} // namespace durascope
