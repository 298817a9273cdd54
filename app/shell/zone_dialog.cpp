// SPDX-License-Identifier: Apache-2.0
#include "app/shell/zone_dialog.h"

#include "app/theme/theme.h"
#include "app/widgets/page_parts.h"
#include "model/format/format_clock.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

namespace durascope {

namespace {

struct ZoneLine {
    QByteArray id; ///< Empty: like the system.
    QString text;
};

QString offsetOf(const QTimeZone& zone)
{
    return zoneOffset({zone, FormatClock::instance().style().now});
}

/// Every zone the system knows, made once: several hundred files are read for it.
const QList<ZoneLine>& zones()
{
    static const QList<ZoneLine> all = [] {
        QList<ZoneLine> lines;
        const QTimeZone system = QTimeZone::systemTimeZone();
        lines.append(
            {{}, ZoneDialog::tr("Like the system: %1 %2").arg(QString::fromUtf8(system.id()), offsetOf(system))});
        lines.append({"UTC", QStringLiteral("UTC +00:00")});
        for (const QByteArray& id : QTimeZone::availableTimeZoneIds()) {
            if (id.contains('/')) // places; the short names are their doubles
                lines.append({id, QString::fromUtf8(id)});
        }
        return lines;
    }();
    return all;
}

} // namespace

ZoneDialog::ZoneDialog(QWidget* parent)
    : QDialog(parent)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setWindowTitle(tr("Time zone"));
    const Theme& theme = Theme::instance();
    m_field->setPlaceholderText(tr("Find a place, for example Berlin"));
    m_field->setAccessibleName(tr("Find a time zone"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("Time zones"));
    m_list->setUniformItemSizes(true);
    auto* note = new PlainLabel(tr("Times are shown in this zone. What is stored stays as it is."), this);
    note->setTone(Tone::Secondary);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Use this zone"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.scaled(16), theme.scaled(16), theme.scaled(16), theme.scaled(16));
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(note);
    column->addWidget(buttons);
    resize(theme.scaled(420), theme.scaled(440));
    connect(m_field, &QLineEdit::textChanged, this, &ZoneDialog::fill);
    connect(m_list, &QListWidget::itemActivated, this, &ZoneDialog::choose);
    connect(buttons, &QDialogButtonBox::accepted, this, &ZoneDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill(QString());
    m_field->setFocus();
}

void ZoneDialog::fill(const QString& typed)
{
    const QString wanted = typed.trimmed().replace(QLatin1Char(' '), QLatin1Char('_'));
    const QByteArray now = FormatClock::instance().zone().id();
    m_list->clear();
    for (const ZoneLine& line : zones()) {
        if (!line.text.contains(wanted, Qt::CaseInsensitive)
            && !line.text.contains(typed.trimmed(), Qt::CaseInsensitive))
            continue;
        auto* item = new QListWidgetItem(line.text, m_list);
        item->setData(Qt::UserRole, line.id);
        if (line.id == now)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
}

void ZoneDialog::choose()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item)
        return;
    const QByteArray id = item->data(Qt::UserRole).toByteArray();
    FormatClock::instance().setZone(id.isEmpty() ? QTimeZone::systemTimeZone() : QTimeZone(id));
    accept();
}

bool ZoneDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QCoreApplication::sendEvent(m_list, key);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose();
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace durascope
