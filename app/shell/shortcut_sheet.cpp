// SPDX-License-Identifier: Apache-2.0
#include "app/shell/shortcut_sheet.h"

#include "app/theme/theme.h"
#include "app/widgets/key_hints.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/scroll_pane.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>

namespace durascope {

QList<ShortcutSheet::Group> ShortcutSheet::groups()
{
    const auto k = [](const char* text) { return QString::fromLatin1(text); };
    return {
        {tr("Find and go"),
            {{k("Ctrl+K"), tr("find or run; > actions, @ stores, : position")}, {k("Alt+Left Backspace"), tr("back")},
                {k("Alt+Right"), tr("forward")}, {k("G O"), tr("Overview")}, {k("G E"), tr("Executions")},
                {k("G Q"), tr("Work queue")}, {k("G D"), tr("Dead letters")}, {k("G L"), tr("Event log")},
                {k("G S"), tr("Subscriptions")}, {k("Ctrl+G"), tr("position or time")}}},
        {tr("Lists"),
            {{k("Up Down J K"), tr("rows")}, {k("PgUp PgDn"), tr("pages")}, {k("Home End"), tr("first, last row")},
                {k("Space"), tr("select")}, {k("Shift+Up Shift+Down"), tr("extend the selection")},
                {k("Ctrl+A"), tr("select all")}, {k("Enter"), tr("open")},
                {k("Ctrl+Enter"), tr("open in a new window")}, {k("/ Ctrl+F"), tr("find in this list")},
                {k("F8 Shift+F8"), tr("next, previous hit")}, {k("Ctrl+Left Ctrl+Right"), tr("choose the cell")},
                {k("Ctrl+C"), tr("copy the cell")}, {k("Ctrl+Shift+C"), tr("copy the row as JSON")},
                {k("Ctrl+Alt+C"), tr("copy as a command line")}}},
        {tr("Window"),
            {{k("F6 Shift+F6"), tr("next, previous pane")}, {k("F4"), tr("detail pane")},
                {k("Ctrl+B"), tr("narrow sidebar")}, {k("Ctrl++ Ctrl+-"), tr("text size")},
                {k("Ctrl+0"), tr("usual text size")}, {k("T"), tr("light or dark")}, {k("F11"), tr("full screen")},
                {k("Ctrl+,"), tr("settings")}, {k("? F1"), tr("this sheet")}, {k("Esc"), tr("step out")}}},
        {tr("Stores"),
            {{k("Ctrl+O"), tr("open a file")}, {k("Ctrl+T"), tr("new tab")}, {k("Ctrl+W"), tr("close")},
                {k("Ctrl+Tab"), tr("next store")}, {k("Ctrl+1 Ctrl+9"), tr("store by its place")},
                {k("Ctrl+N"), tr("new window")}}},
        {tr("One execution"),
            {{k("Left Right H L"), tr("event before, after")}, {k("[ ]"), tr("problem before, after")},
                {k("0"), tr("fit the timeline")}}},
        {tr("Live"), {{k("R"), tr("show new rows")}, {k("P"), tr("pause, go on")}, {k("F5"), tr("read again")}}}};
}

ShortcutSheet::ShortcutSheet(QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard map"));
    const Theme& theme = Theme::instance();
    auto* body = new QWidget;
    auto* grid = new QGridLayout(body);
    grid->setContentsMargins(theme.scaled(16), theme.scaled(12), theme.scaled(16), theme.scaled(12));
    grid->setHorizontalSpacing(theme.scaled(32));
    grid->setVerticalSpacing(0);
    int place[2] = {0, 0};
    for (const Group& group : groups()) {
        const int column = place[0] <= place[1] ? 0 : 1;
        auto* title = new PlainLabel(group.title, body);
        title->setFontRole(FontRole::Key);
        title->setContentsMargins(0, theme.scaled(place[column] > 0 ? 10 : 0), 0, theme.scaled(2));
        grid->addWidget(title, place[column]++, column);
        for (const Line& line : group.lines) {
            auto* hint = new KeyHints({{line.keys.split(QLatin1Char(' ')), line.does}}, QString(), body);
            hint->setGround(false);
            grid->addWidget(hint, place[column]++, column);
        }
    }
    grid->setRowStretch(grid->rowCount(), 1);
    auto* note
        = new PlainLabel(tr("Single letters act while a list has the keyboard. No single key changes a store."), this);
    note->setTone(Tone::Secondary);
    note->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    column->addWidget(new ScrollPane(body, tr("Keyboard map"), this), 1);
    column->addWidget(note);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const QSize room = parent ? parent->size() - QSize(60, 80) : QSize(900, 700);
    resize(QSize(theme.scaled(800), theme.scaled(800)).boundedTo(room));
}

} // namespace durascope
