// SPDX-License-Identifier: Apache-2.0
#include "model/format/command_line.h"

#include <algorithm>

namespace durascope {

namespace {

QString quoted(const QString& argument)
{
    const bool safe = !argument.isEmpty() && std::all_of(argument.begin(), argument.end(), [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || QStringLiteral("-_./:=,@%+").contains(c);
    });
    if (safe)
        return argument;
    QString inner = argument;
    inner.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + inner + u'\'';
}

} // namespace

QString dscopeCommand(const QString& command, const QString& url, const QStringList& options)
{
    QStringList words{QStringLiteral("dscope"), command, quoted(url)};
    for (const QString& option : options)
        words.append(quoted(option));
    return words.join(u' ');
}

} // namespace durascope
