// SPDX-License-Identifier: Apache-2.0
#include "app/shell/command_palette.h"

#include "app/shell/palette_list.h"
#include "app/widgets/key_hints.h"
#include "app/widgets/paint_parts.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace durascope {

namespace {
constexpr int mostRows = 12;
}

class CommandPalette::Panel : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        Q_UNUSED(event)
        QPainter painter(this);
        painter.fillRect(rect(), Theme::instance().color(Token::Strong));
        painter.fillRect(rect().adjusted(1, 1, -1, -1), Theme::instance().color(Token::Base));
    }
};

CommandPalette::CommandPalette(QWidget* window)
    : QWidget(window)
    , m_panel(new Panel(this))
    , m_field(new QLineEdit(m_panel))
    , m_list(new PaletteList(m_panel))
    , m_foot(new KeyHints({{{QStringLiteral("↑"), QStringLiteral("↓")}, tr("choose")}, {{tr("Enter")}, tr("open")},
                              {{tr("Ctrl+Enter")}, tr("in a new window")}},
          tr("> actions   @ stores   : go to position"), m_panel))
{
    hide();
    m_field->setAccessibleName(tr("Find or run"));
    m_field->setPlaceholderText(tr("Find or run"));
    m_field->setFrame(false);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    auto* column = new QVBoxLayout(m_panel);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_field);
    column->addWidget(m_list);
    column->addWidget(m_foot);
    followTheme(this, [this] {
        const Theme& theme = Theme::instance();
        m_field->setFont(theme.font(FontRole::PageTitle));
        m_field->setMinimumHeight(theme.scaled(44));
        m_field->setTextMargins(theme.scaled(12), 0, theme.scaled(12), 0);
    });
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &PaletteList::clicked, this, &CommandPalette::run);
    connect(m_list, &PaletteList::currentChanged, this, &CommandPalette::describeCurrent);
}

void CommandPalette::open(
    QList<PaletteEntry> entries, std::function<std::optional<PaletteEntry>(const QString&)> positionEntry)
{
    m_before = QApplication::focusWidget();
    m_entries = std::move(entries);
    m_positionEntry = std::move(positionEntry);
    m_field->clear();
    search(QString());
    setGeometry(parentWidget()->rect());
    show();
    raise();
    m_field->setFocus();
}

void CommandPalette::search(const QString& typed)
{
    QList<PaletteRow> rows;
    const QString trimmed = typed.trimmed();
    if (trimmed.startsWith(QLatin1Char(':'))) {
        if (const auto entry = m_positionEntry(trimmed.mid(1).trimmed()))
            rows.append({*entry, {}, 0});
    } else {
        rows = paletteRows(m_entries, typed, mostRows);
    }
    m_list->setRows(rows);
    place();
}

void CommandPalette::place()
{
    const Theme& theme = Theme::instance();
    const int wide = std::min(theme.scaled(780), parentWidget()->width() - theme.scaled(24));
    const int top = std::min(theme.scaled(62), parentWidget()->height() / 10);
    m_panel->setFixedWidth(wide);
    const int high = std::min(m_panel->sizeHint().height(), parentWidget()->height() - top - 8);
    m_panel->setGeometry((parentWidget()->width() - wide) / 2, top, wide, high);
}

void CommandPalette::describeCurrent()
{
    // The keyboard stays in the field, so the field tells a screen reader which row is chosen.
    const bool any = m_list->current() < m_list->rows().size();
    m_field->setAccessibleDescription(
        any ? m_list->rows()[m_list->current()].entry.text : tr("No page and no action is called that."));
}

void CommandPalette::run(int row, bool newWindow)
{
    if (row < 0 || row >= m_list->rows().size() || !m_list->rows()[row].entry.enabled)
        return;
    const auto work = m_list->rows()[row].entry.run;
    giveBack();
    if (work)
        work(newWindow);
}

void CommandPalette::giveBack()
{
    hide();
    if (m_before)
        m_before->setFocus(Qt::PopupFocusReason);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        setGeometry(parentWidget()->rect());
        place();
    }
    if (watched != m_field)
        return false;
    if (event->type() == QEvent::FocusOut && isVisible() && !m_panel->isAncestorOf(QApplication::focusWidget())
        && static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
        hide();
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Down:
    case Qt::Key_Tab:
        m_list->step(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        m_list->step(-1);
        return true;
    case Qt::Key_PageDown:
        m_list->setCurrent(int(m_list->rows().size()) - 1);
        return true;
    case Qt::Key_PageUp:
        m_list->setCurrent(0);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->current(), key->modifiers().testFlag(Qt::ControlModifier));
        return true;
    case Qt::Key_Escape:
        giveBack();
        return true;
    default:
        return false;
    }
}

void CommandPalette::mousePressEvent(QMouseEvent* event)
{
    Q_UNUSED(event)
    giveBack();
}

void CommandPalette::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QColor shade = Theme::instance().color(Theme::instance().isDark() ? Token::Base : Token::Text);
    shade.setAlphaF(Theme::instance().isDark() ? 0.5F : 0.18F);
    QPainter(this).fillRect(rect(), shade);
}

} // namespace durascope
