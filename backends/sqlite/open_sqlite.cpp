// SPDX-License-Identifier: Apache-2.0
#include "backends/sqlite/open_sqlite.h"

#include "backends/sqlite/file_check.h"
#include "backends/sqlite/file_system.h"
#include "backends/sqlite/footing.h"
#include "backends/sqlite/read_session.h"
#include "backends/sqlite/schema.h"
#include "backends/sqlite/sqlite_store.h"

#include <sqlite3.h>

namespace durascope {

namespace {

struct Found {
    std::shared_ptr<const sqlite::Schema> schema;
    sqlite::Families families;
};

StoreFacts factsOf(const StoreUrl& url, const sqlite::CheckedFile& file, const Found& found)
{
    StoreFacts facts;
    facts.url = url;
    facts.name = displayName(url);
    facts.engine = "sqlite";
    facts.engineVersion = sqlite3_libversion();
    facts.journalMode = file.walMode ? "wal" : "delete";
    facts.location = file.path;
    facts.sizeBytes = file.stamp.size;
    facts.walSizeBytes = sqlite::stampOf(file.path + "-wal").size;
    facts.eventFormat = found.families.eventFormat;
    facts.workflowSchema = found.families.workflowSchema;
    facts.notes = found.families.notes;
    if (auto note = sqlite::networkNote(file.path); !note.empty())
        facts.notes.push_back(std::move(note));
    // A log that a writer has just emptied has no bytes; one with bytes and no header was damaged or is another file's.
    if (file.walMode && facts.walSizeBytes > 0 && sqlite::isVoidLog(file.path + "-wal"))
        facts.notes.emplace_back("The write-ahead log beside the file (-wal) is damaged and left out, as its owner will"
                                 " leave it out: changes that stood only there are missing.");
    return facts;
}

} // namespace

Result<std::shared_ptr<Store>> openSqliteStore(const StoreUrl& url, const std::stop_token& stop)
{
    const auto checked = sqlite::checkFile(url.rest);
    if (!checked)
        return failure(checked.error());
    sqlite::ReadSession session(checked->path, {}, [](sqlite::Connection&) {});
    auto found = session.read(stop, [](sqlite::Connection& connection) {
        auto schema = std::make_shared<sqlite::Schema>(sqlite::Schema::read(connection));
        auto families = sqlite::detectFamilies(connection, *schema);
        return Found{std::move(schema), std::move(families)};
    });
    if (!found)
        return failure(found.error());
    const auto* const open = session.openFile();
    return std::shared_ptr<Store>(std::make_shared<sqlite::SqliteStore>(
        factsOf(url, open == nullptr ? *checked : *open, *found), checked->stamp, found->schema));
}

} // namespace durascope
