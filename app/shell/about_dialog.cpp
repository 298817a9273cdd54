// SPDX-License-Identifier: Apache-2.0
#include "app/shell/about_dialog.h"

#include "app/theme/theme.h"
#include "app/widgets/page_parts.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

namespace durascope {

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Durascope"));
    const Theme& theme = Theme::instance();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.scaled(20), theme.scaled(16), theme.scaled(20), theme.scaled(16));
    auto* title = new PlainLabel(tr("Durascope %1").arg(QApplication::applicationVersion()), this);
    title->setFontRole(FontRole::PageTitle);
    auto* what = new PlainLabel(tr("A workbench for durable event and workflow stores."), this);
    auto* facts = new FactGrid(this);
    facts->setFacts(
        {{tr("Built with"), QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion())), false, Tone::Normal, {}, {}},
            {tr("Runs on"), QSysInfo::prettyProductName(), false, Tone::Normal, {}, {}},
            {tr("Licence"), QStringLiteral("Apache-2.0"), false, Tone::Normal, {}, {}}});
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    for (QWidget* part : QList<QWidget*>{title, what, facts, buttons})
        column->addWidget(part);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace durascope
