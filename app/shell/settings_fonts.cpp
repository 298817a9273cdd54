// SPDX-License-Identifier: Apache-2.0
#include "app/shell/settings_dialog.h"

#include "app/theme/theme.h"
#include "app/widgets/page_parts.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>

namespace durascope {

QWidget* SettingsDialog::fontChoice()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto* families = new QComboBox(box);
    families->setAccessibleName(tr("Fixed-width font"));
    families->addItem(tr("The best one found"), QString());
    for (const QString& family : QFontDatabase::families()) {
        if (QFontDatabase::isFixedPitch(family) && !QFontDatabase::isPrivateFamily(family))
            families->addItem(family, family);
    }
    families->setCurrentIndex(qMax(0, families->findData(Theme::instance().fixedFamily())));
    connect(families, &QComboBox::activated, this,
        [families](int index) { Theme::instance().setFixedFamily(families->itemData(index).toString()); });
    auto* note = new PlainLabel(tr("for ids, times and payloads"), box);
    note->setTone(Tone::Secondary);
    row->addWidget(families);
    row->addWidget(note);
    return box;
}

} // namespace durascope
