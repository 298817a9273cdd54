// SPDX-License-Identifier: Apache-2.0
#include "app/shell/settings_dialog.h"

#include "app/shell/choice_preview.h"
#include "app/theme/theme.h"
#include "app/widgets/page_parts.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/scroll_pane.h"
#include "model/format/format_clock.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>
#include <QRadioButton>

namespace durascope {

namespace {

PlainLabel* grey(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setTone(Tone::Secondary);
    return label;
}

} // namespace

SettingsDialog::SettingsDialog(QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Settings"));
    const Theme& theme = Theme::instance();
    auto* body = new QWidget;
    m_grid = new QGridLayout(body);
    m_grid->setContentsMargins(theme.scaled(20), theme.scaled(16), theme.scaled(20), theme.scaled(16));
    m_grid->setHorizontalSpacing(theme.scaled(16));
    m_grid->setVerticalSpacing(theme.scaled(16));
    m_grid->setColumnStretch(1, 1);
    addRow(tr("Theme"), themeChoices());
    addRow(tr("Row height"), densityChoices());
    addRow(tr("Text size"), textSizeChoice());
    addRow(tr("Fixed-width font"), fontChoice());
    addRow(tr("Time zone"), zoneChoice());
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    auto* note = grey(tr("Settings work at once."), this);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto* foot = new QHBoxLayout;
    foot->addWidget(note);
    foot->addWidget(buttons);
    auto* column = new QVBoxLayout(this);
    column->addWidget(new ScrollPane(body, tr("Settings"), this), 1);
    column->addLayout(foot);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const QSize room = parent ? parent->size() - QSize(40, 60) : QSize(900, 700);
    resize(QSize(theme.scaled(740), theme.scaled(460)).boundedTo(room));
}

void SettingsDialog::addRow(const QString& label, QWidget* content)
{
    auto* name = new PlainLabel(label, this);
    name->setTone(Tone::Secondary);
    const int row = m_grid->rowCount();
    m_grid->addWidget(name, row, 0, Qt::AlignRight | Qt::AlignTop);
    m_grid->addWidget(content, row, 1, Qt::AlignLeft);
}

QWidget* SettingsDialog::themeChoices()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto* group = new QButtonGroup(box);
    const QStringList words{tr("Like the system"), tr("Light"), tr("Dark"), tr("High contrast")};
    for (int i = 0; i < words.size(); ++i) {
        auto* button = new QRadioButton(words[i], box);
        button->setChecked(static_cast<int>(Theme::instance().choice()) == i);
        group->addButton(button, i);
        row->addWidget(button);
    }
    connect(group, &QButtonGroup::idClicked, this,
        [](int id) { Theme::instance().setChoice(static_cast<ThemeChoice>(id)); });
    return box;
}

QWidget* SettingsDialog::densityChoices()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto* group = new QButtonGroup(box);
    const QList<std::pair<QString, int>> choices{{tr("Compact"), 20}, {tr("Normal"), 24}, {tr("Relaxed"), 28}};
    for (int i = 0; i < choices.size(); ++i) {
        auto* button = new ChoicePreview(choices[i].first, choices[i].second, box);
        button->setChecked(static_cast<int>(Theme::instance().density()) == i);
        group->addButton(button, i);
        row->addWidget(button, 0, Qt::AlignTop);
    }
    connect(
        group, &QButtonGroup::idClicked, this, [](int id) { Theme::instance().setDensity(static_cast<Density>(id)); });
    return box;
}

QWidget* SettingsDialog::textSizeChoice()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto* sizes = new QComboBox(box);
    sizes->setAccessibleName(tr("Text size"));
    for (int percent = 80; percent <= 200; percent += 10)
        sizes->addItem(tr("%1 %").arg(percent), percent);
    const auto show = [sizes] { sizes->setCurrentIndex(sizes->findData(Theme::instance().textPercent())); };
    show();
    connect(&Theme::instance(), &Theme::changed, sizes, show); // Ctrl+plus works here too
    connect(sizes, &QComboBox::activated, this,
        [sizes](int index) { Theme::instance().setTextPercent(sizes->itemData(index).toInt()); });
    row->addWidget(sizes);
    row->addWidget(grey(tr("of the system font. Ctrl+plus and Ctrl+minus change it in every window."), box));
    return box;
}

QWidget* SettingsDialog::zoneChoice()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto* button = new QPushButton(box);
    const auto show = [button] { button->setText(QString::fromUtf8(FormatClock::instance().zone().id())); };
    show();
    connect(&FormatClock::instance(), &FormatClock::styleChanged, button, show);
    connect(button, &QPushButton::clicked, this, &SettingsDialog::zoneWanted);
    row->addWidget(button);
    row->addWidget(grey(tr("Times are shown in it. What is stored stays as it is."), box));
    return box;
}

} // namespace durascope
