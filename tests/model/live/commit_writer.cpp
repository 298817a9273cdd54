// SPDX-License-Identifier: Apache-2.0
// Another program at work on a store, for tests and benchmarks of following.
//   commit_writer STORE commits COUNT PER_SECOND   after a line on standard input: COUNT transactions
//   commit_writer STORE renumber                   dumps the events of a workflow store without every third and loads
//                                                  them again, as a restore does: rows get other numbers
// Prints for each transaction its event's number (position, or row) and when COMMIT returned: nanoseconds of the
// steady clock, which all processes share.
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

namespace {

sqlite3* database = nullptr;

void run(const std::string& sql)
{
    char* error = nullptr;
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &error) == SQLITE_OK)
        return;
    std::fprintf(stderr, "commit_writer: %s: %s\n", error, sql.c_str());
    std::exit(1);
}

std::string ask(const std::string& sql)
{
    std::string answer;
    const auto take = [](void* to, int, char** values, char**) {
        *static_cast<std::string*>(to) = values[0] ? values[0] : "";
        return 0;
    };
    if (sqlite3_exec(database, sql.c_str(), take, &answer, nullptr) != SQLITE_OK) {
        std::fprintf(stderr, "commit_writer: %s\n", sqlite3_errmsg(database));
        std::exit(1);
    }
    return answer;
}

const char* const timeNow = "strftime('%Y-%m-%dT%H:%M:%f+00:00','now')";

std::string factTransaction(int number)
{
    const std::string next = "(SELECT coalesce(max(sequence_number),0)+1 FROM events)";
    std::string sql = "BEGIN IMMEDIATE;";
    sql += "INSERT INTO append_batches SELECT n, n FROM (SELECT " + next + " AS n);";
    sql += "INSERT INTO events(sequence_number, occurred_at, event_type, payload) VALUES (" + next + ", "
        + std::string("strftime('%Y-%m-%dT%H:%M:%fZ','now')")
        + ", 'refund-issued', '{\"number\":" + std::to_string(number) + "}');";
    return sql + "COMMIT;";
}

std::string workflowTransaction(int number, const std::string& execution, const std::string& run)
{
    std::string sql = "BEGIN IMMEDIATE;";
    sql += "INSERT INTO events(id, execution_id, sequence, kind_json, created_at) VALUES ('" + run + "-"
        + std::to_string(number) + "', '" + execution + "', (SELECT coalesce(max(sequence),0)+1 FROM events WHERE "
        + "execution_id='" + execution + "'), '{\"type\":\"node_started\",\"node_id\":\"charge_card\"}', " + timeNow
        + ");";
    sql += std::string("UPDATE workflow_executions SET updated_at=") + timeNow + " WHERE execution_id='" + execution
        + "';";
    return sql + "COMMIT;";
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3)
        return 2;
    if (sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
        return 1;
    sqlite3_busy_timeout(database, 5000);
    if (std::string(argv[2]) == "renumber") {
        run("BEGIN IMMEDIATE; CREATE TEMP TABLE kept AS SELECT * FROM events WHERE rowid % 3 <> 0 ORDER BY rowid;"
            "DELETE FROM events; INSERT INTO events SELECT * FROM kept; COMMIT;");
        return sqlite3_close(database);
    }
    const int count = argc > 3 ? std::atoi(argv[3]) : 100;
    const auto gap = std::chrono::nanoseconds(1'000'000'000 / (argc > 4 ? std::atoi(argv[4]) : 20));
    const bool workflows = ask("SELECT count(*) FROM sqlite_master WHERE name='workflow_executions'") == "1";
    const std::string execution
        = workflows ? ask("SELECT execution_id FROM workflow_executions ORDER BY updated_at DESC LIMIT 1") : "";
    const std::string name = std::to_string(std::chrono::steady_clock::now().time_since_epoch().count());
    const std::string head = workflows ? "SELECT max(rowid) FROM events" : "SELECT max(sequence_number) FROM events";
    std::printf("ready\n");
    std::fflush(stdout);
    std::getchar();
    auto next = std::chrono::steady_clock::now();
    for (int number = 1; number <= count; ++number) {
        run(workflows ? workflowTransaction(number, execution, name) : factTransaction(number));
        const auto when = std::chrono::steady_clock::now().time_since_epoch().count();
        std::printf("%s %lld\n", ask(head).c_str(), static_cast<long long>(when));
        std::fflush(stdout);
        next += gap;
        std::this_thread::sleep_until(next);
    }
    return sqlite3_close(database);
}
