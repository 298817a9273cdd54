// SPDX-License-Identifier: Apache-2.0
#include "app/shell/start_options.h"

#include "backends/contract/store_url.h"

#include <QDir>

namespace durascope {

namespace {

const QList<QByteArray> pageIds{"overview", "executions", "queue", "dead-letters", "log", "subscriptions"};
const QList<QByteArray> themes{"light", "dark", "high-contrast"};

/// A path becomes absolute, so that it names the same file whatever the working directory is later.
QString storeName(const QString& argument)
{
    const auto url = parseStoreUrl(argument.toStdString());
    if (url && url->scheme == StoreUrl::Scheme::Sqlite && url->rest == argument.toStdString())
        return QDir::cleanPath(QDir::current().absoluteFilePath(argument));
    return argument;
}

std::optional<QSize> sizeOf(const QString& text)
{
    bool wideOk = false;
    bool highOk = false;
    const int wide = text.section(QLatin1Char('x'), 0, 0).toInt(&wideOk);
    const int high = text.section(QLatin1Char('x'), 1).toInt(&highOk);
    if (!wideOk || !highOk || wide < 320 || high < 240 || wide > 16'000 || high > 16'000)
        return std::nullopt;
    return QSize(wide, high);
}

/// Takes one option with its value; answers a problem, or nothing.
QString take(StartOptions& options, const QString& name, const QString& value)
{
    if (name == QLatin1String("--page")) {
        options.page = value.toUtf8();
        if (!pageIds.contains(options.page))
            return QStringLiteral("%1 is no page; there are: %2.").arg(value, QString::fromUtf8(pageIds.join(", ")));
    } else if (name == QLatin1String("--theme")) {
        options.theme = value.toUtf8();
        if (!themes.contains(options.theme))
            return QStringLiteral("%1 is no theme; there are: %2.").arg(value, QString::fromUtf8(themes.join(", ")));
    } else if (name == QLatin1String("--size")) {
        options.size = sizeOf(value);
        if (!options.size)
            return QStringLiteral("%1 is no size; write it like 1024x700.").arg(value);
    } else if (name == QLatin1String("--text")) {
        options.textPercent = value.toInt();
        if (options.textPercent < 80 || options.textPercent > 200)
            return QStringLiteral("%1 is no text size; it is a percentage from 80 to 200.").arg(value);
    } else if (name == QLatin1String("--screenshot")) {
        options.screenshot = value;
    } else {
        return QStringLiteral("%1 is no option.").arg(name);
    }
    return {};
}

} // namespace

StartOptions parseStartOptions(const QStringList& arguments)
{
    StartOptions options;
    bool onlyStores = false;
    for (qsizetype i = 0; i < arguments.size() && options.problem.isEmpty(); ++i) {
        const QString& argument = arguments[i];
        if (onlyStores || !argument.startsWith(QLatin1Char('-')) || argument == QLatin1String("-")) {
            options.stores.append(storeName(argument));
        } else if (argument == QLatin1String("--")) {
            onlyStores = true;
        } else if (argument == QLatin1String("--help") || argument == QLatin1String("-h")) {
            options.help = true;
        } else if (argument == QLatin1String("--version") || argument == QLatin1String("-V")) {
            options.version = true;
        } else if (argument == QLatin1String("--exit-after-paint")) {
            options.exitAfterPaint = true;
        } else if (argument.contains(QLatin1Char('='))) {
            options.problem
                = take(options, argument.section(QLatin1Char('='), 0, 0), argument.section(QLatin1Char('='), 1));
        } else if (const QString known = take(options, argument, QStringLiteral("80"));
                   known.endsWith(QLatin1String("is no option."))) {
            options.problem = known;
        } else if (i + 1 == arguments.size()) {
            options.problem = QStringLiteral("%1 needs a value.").arg(argument);
        } else {
            options.problem = take(options, argument, arguments[++i]);
        }
    }
    return options;
}

QString startHelp()
{
    return QStringLiteral(
        "durascope [OPTION…] [STORE…]\n"
        "Opens stores in a window: a JamJet or FACTSTR SQLite file, sqlite:PATH, or demo: for a simulated one.\n"
        "Without a store it shows the welcome page. Every store is opened read-only.\n"
        "\n"
        "  --page ID            open at a page: overview, executions, queue, dead-letters, log, subscriptions\n"
        "  --screenshot FILE    save a PNG of the window once the first rows are painted, then quit\n"
        "  --exit-after-paint   print \"painted\" once the first rows are painted, then quit\n"
        "  --size WxH           size of the window, for example 1024x700\n"
        "  --theme NAME         light, dark or high-contrast, for this run\n"
        "  --text PERCENT       text size, 80 to 200, for this run\n"
        "  --help, --version    print and quit\n"
        "  --                   what follows is a store, also when it starts with -\n"
        "\n"
        "Without a display use dscope in a terminal, or run it under xvfb-run.\n"
        "Exit status: 0, 1 when no display can be opened or a screenshot fails, 2 for wrong usage.\n");
}

} // namespace durascope
