// SPDX-License-Identifier: Apache-2.0
#include "model/local/settings.h"

#include <QSettings>
#include <QStandardPaths>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <utility>

namespace durascope {

namespace {

constexpr std::array themeNames{"system", "light", "dark", "high-contrast"};
constexpr std::array rowHeightNames{"compact", "normal", "relaxed"};

template <class Value, std::size_t N>
Value valueOf(const QString& text, const std::array<const char*, N>& names, Value otherwise)
{
    for (std::size_t index = 0; index < N; ++index)
        if (text == QLatin1String(names[index]))
            return static_cast<Value>(index);
    return otherwise;
}

template <class Value, std::size_t N>
QString nameOf(Value value, const std::array<const char*, N>& names)
{
    return QLatin1String(names[static_cast<std::size_t>(value)]);
}

SettingValues inRange(SettingValues values)
{
    values.textPercent = std::clamp(values.textPercent, 80, 200);
    if (!values.timeZone.isEmpty() && !QTimeZone(values.timeZone).isValid())
        values.timeZone.clear();
    return values;
}

SettingValues readFrom(const QString& file)
{
    const QSettings stored(file, QSettings::IniFormat);
    const auto text = [&stored](const char* key) { return stored.value(QLatin1String(key)).toString(); };
    SettingValues values;
    values.theme = valueOf(text("theme"), themeNames, values.theme);
    values.rowHeight = valueOf(text("row-height"), rowHeightNames, values.rowHeight);
    bool isNumber = false;
    const int percent = text("text-percent").toInt(&isNumber);
    if (isNumber)
        values.textPercent = percent;
    values.timeZone = text("time-zone").toUtf8();
    values.fixedFont = text("fixed-font");
    return inRange(std::move(values));
}

bool writeTo(const QString& file, const SettingValues& values)
{
    QSettings stored(file, QSettings::IniFormat);
    stored.setValue(QStringLiteral("theme"), nameOf(values.theme, themeNames));
    stored.setValue(QStringLiteral("row-height"), nameOf(values.rowHeight, rowHeightNames));
    stored.setValue(QStringLiteral("text-percent"), values.textPercent);
    stored.setValue(QStringLiteral("time-zone"), QString::fromUtf8(values.timeZone));
    stored.setValue(QStringLiteral("fixed-font"), values.fixedFont);
    stored.sync();
    return stored.status() == QSettings::NoError;
}

} // namespace

QString Settings::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/settings.ini");
}

Settings::Settings(QString file, QObject* parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_values(readFrom(m_file))
{
    m_writer.setMaxThreadCount(1);
}

Settings::~Settings()
{
    m_writer.waitForDone();
}

void Settings::setValues(SettingValues values)
{
    values = inRange(std::move(values));
    if (values == m_values)
        return;
    m_values = std::move(values);
    write();
    Q_EMIT changed(m_values);
}

void Settings::setTheme(ThemeSetting theme)
{
    SettingValues values = m_values;
    values.theme = theme;
    setValues(std::move(values));
}

void Settings::setRowHeight(RowHeightSetting rowHeight)
{
    SettingValues values = m_values;
    values.rowHeight = rowHeight;
    setValues(std::move(values));
}

void Settings::setTextPercent(int percent)
{
    SettingValues values = m_values;
    values.textPercent = percent;
    setValues(std::move(values));
}

void Settings::setTimeZone(const QByteArray& timeZone)
{
    SettingValues values = m_values;
    values.timeZone = timeZone;
    setValues(std::move(values));
}

void Settings::setFixedFont(const QString& family)
{
    SettingValues values = m_values;
    values.fixedFont = family;
    setValues(std::move(values));
}

void Settings::write()
{
    m_writer.start([this, file = m_file, values = m_values] {
        if (writeTo(file, values))
            return;
        // The destructor waits for this function, so the object is there; what is queued for it goes with it.
        QMetaObject::invokeMethod(
            this, [this, file] { Q_EMIT notSaved(file); }, Qt::QueuedConnection);
    });
}

} // namespace durascope
