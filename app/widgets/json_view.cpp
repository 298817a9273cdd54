// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/json_view.h"

#include "app/widgets/json_view_private.h"

#include <QKeyEvent>

namespace durascope {

JsonView::JsonView(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    setAccessibleName(tr("Stored value"));
}

JsonView::~JsonView() = default;

void JsonView::setBytes(QByteArrayView bytes)
{
    d->show(bytes.toByteArray());
}

void JsonView::setNothing(const QString& why)
{
    d->showNothing(why);
}

void JsonView::setMode(Mode mode)
{
    d->setMode(mode);
}

JsonView::Mode JsonView::mode() const
{
    return d->mode();
}

void JsonView::setFindText(const QString& text)
{
    d->text->setFindText(text);
}

void JsonView::copyAll()
{
    d->copyAll();
}

void JsonView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && d->stopWork())
        return;
    QWidget::keyPressEvent(event);
}

} // namespace durascope
