// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include "model/format/format.h"

#ifndef _WIN32
#include <unistd.h>
#endif

namespace durascope::cli {

namespace {

bool errorIsTerminal()
{
#ifdef _WIN32
    return false;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

void showProgress(const GenerateProgress& progress)
{
    if (progress.total <= 0)
        return;
    std::fprintf(stderr, "\r%.*s %3d %%", static_cast<int>(progress.phase.size()), progress.phase.data(),
        static_cast<int>(100 * progress.done / progress.total));
}

QString sentence(const std::string& path, const GenerateSummary& summary)
{
    QStringList rows;
    for (const char* table : {"workflow_executions", "events", "work_items", "dead_letter_items"}) {
        const auto found = summary.tables.find(table);
        if (found != summary.tables.end())
            rows += number(found->second) + QLatin1Char(' ') + QLatin1String(table);
    }
    return QStringLiteral("Wrote %1: %2; %3 in %4.\n")
        .arg(oneLine(path, 4'000), rows.join(QStringLiteral(", ")), byteSize(summary.sizeBytes),
            duration(static_cast<std::int64_t>(summary.seconds * 1e9)));
}

} // namespace

Status generate(const Options& options, Output& output, const std::stop_token& stop)
{
    const auto url = parseStoreUrl(options.url);
    if (!url)
        return failure(url.error());
    if (url->scheme != StoreUrl::Scheme::Sqlite)
        return failure({ErrorKind::InvalidArgument, "Stores are generated as SQLite files.",
            "Name a path or sqlite:PATH.", options.url, {}});
    const bool terminal = errorIsTerminal();
    const auto summary = generateSqliteStore(
        options.generate, url->rest,
        [terminal](const GenerateProgress& progress) {
            if (terminal)
                showProgress(progress);
        },
        stop);
    if (terminal)
        std::fputs("\r\033[K", stderr);
    if (!summary)
        return failure(summary.error());
    const QByteArray text = sentence(url->rest, *summary).toUtf8();
    output.write({text.constData(), static_cast<std::size_t>(text.size())});
    return {};
}

} // namespace durascope::cli
