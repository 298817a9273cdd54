// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/page_parts.h"

#include "app/theme/icons.h"
#include "app/widgets/action_button.h"
#include "app/widgets/filter_button.h"
#include "app/widgets/paint_parts.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace durascope {

class CountFilters::Private {
public:
    QButtonGroup* group;
    ActionButton* more;
    QList<FilterButton*> buttons;
    QByteArray chosen;

    int indexOf(const QByteArray& id) const
    {
        const auto found = std::find_if(
            buttons.begin(), buttons.end(), [&id](const FilterButton* button) { return button->entry().id == id; });
        return found == buttons.end() ? -1 : int(found - buttons.begin());
    }
};

CountFilters::CountFilters(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->group = new QButtonGroup(this);
    d->group->setExclusive(true);
    d->more = new ActionButton(ActionButton::Look::Quiet, tr("More"), this);
    d->more->setOpensMenu(true);
    d->more->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Filter by status"));
    connect(d->more, &ActionButton::clicked, this, [this] {
        QMenu menu(this);
        for (const FilterButton* button : std::as_const(d->buttons)) {
            if (!button->isHidden())
                continue;
            const QByteArray id = button->entry().id;
            menu.addAction(button->accessibleName(), this, [this, id] { choose(id); });
        }
        menu.exec(d->more->mapToGlobal(QPoint(0, d->more->height())));
    });
    followTheme(this, [this] {
        updateGeometry();
        place();
    });
}

CountFilters::~CountFilters() = default;

void CountFilters::setEntries(const QList<Entry>& entries)
{
    while (d->buttons.size() > entries.size())
        delete d->buttons.takeLast();
    while (d->buttons.size() < entries.size()) {
        auto* button = new FilterButton(this);
        button->installEventFilter(this);
        d->group->addButton(button);
        connect(button, &QAbstractButton::clicked, this, [this, button] { choose(button->entry().id); });
        d->buttons.append(button);
    }
    for (qsizetype i = 0; i < entries.size(); ++i)
        d->buttons[i]->setEntry(entries[i]);
    if (!entries.isEmpty() && d->indexOf(d->chosen) < 0)
        d->chosen = entries.front().id;
    if (const int at = d->indexOf(d->chosen); at >= 0)
        d->buttons[at]->setChecked(true);
    place();
}

QByteArray CountFilters::chosen() const
{
    return d->chosen;
}

void CountFilters::choose(const QByteArray& id)
{
    const int at = d->indexOf(id);
    if (at < 0)
        return;
    d->buttons[at]->setChecked(true);
    if (d->chosen == id)
        return;
    d->chosen = id;
    place();
    Q_EMIT chosenChanged(id);
}

QSize CountFilters::sizeHint() const
{
    const int line = QFontMetrics(Theme::instance().font(FontRole::Body)).height();
    return {Theme::instance().scaled(200), std::max(Theme::instance().scaled(28), line + 8)};
}

void CountFilters::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place();
}

bool CountFilters::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && !d->buttons.isEmpty()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int now = std::max(0, d->indexOf(d->chosen));
        const int last = int(d->buttons.size()) - 1;
        int next = -1;
        if (key == Qt::Key_Home)
            next = 0;
        else if (key == Qt::Key_End)
            next = last;
        else if (key == Qt::Key_Left)
            next = std::max(0, now - 1);
        else if (key == Qt::Key_Right)
            next = std::min(last, now + 1);
        if (next >= 0) {
            choose(d->buttons[next]->entry().id);
            d->buttons[next]->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CountFilters::place()
{
    // The chosen one always has a place; the others take what is left, in order; the rest is under "More".
    const int high = sizeHint().height();
    const int chosenAt = d->indexOf(d->chosen);
    int whole = 0;
    for (const FilterButton* button : std::as_const(d->buttons))
        whole += button->sizeHint().width();
    const bool allFit = whole <= width();
    const int room = allFit ? width() : width() - d->more->sizeHint().width();
    int reserved = chosenAt >= 0 && !allFit ? d->buttons[chosenAt]->sizeHint().width() : 0;
    int x = 0;
    bool full = false;
    for (int i = 0; i < d->buttons.size(); ++i) {
        FilterButton* button = d->buttons[i];
        const int wide = button->sizeHint().width();
        if (i == chosenAt)
            reserved = 0;
        full = full || (i != chosenAt && x + wide + reserved > room);
        const bool shown = i == chosenAt || !full;
        button->setGeometry(x, 0, wide, high);
        button->setVisible(shown);
        button->setFocusPolicy(i == std::max(0, chosenAt) ? Qt::StrongFocus : Qt::ClickFocus);
        x += shown ? wide : 0;
    }
    d->more->setVisible(!allFit);
    d->more->setGeometry(x, 0, d->more->sizeHint().width(), high);
}

} // namespace durascope
