// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/event_store.h"
#include "backends/contract/store_url.h"
#include "backends/contract/workflow_store.h"

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace durascope {

/// What was found when a store was opened. Fixed for the life of the Store.
struct StoreFacts {
    StoreUrl url;
    std::string name; ///< For tabs and titles.
    std::string engine; ///< "sqlite" or "memory".
    std::string engineVersion; ///< e.g. "3.40.1".
    std::string journalMode; ///< "wal", "delete", …; empty where the engine has none.
    std::string location; ///< Absolute path; empty for memory.
    std::int64_t sizeBytes = 0; ///< Of the database file; 0 where unknown.
    std::int64_t walSizeBytes = 0; ///< Of the file beside it; 0 without.
    std::optional<BatchFormat> eventFormat; ///< Present: the event family was found.
    std::optional<int> workflowSchema; ///< Present: the workflow family was found; 1 to 11.
    std::vector<std::string> notes; ///< Sentences worth showing: frozen copy, unknown extra tables, ….
};

/// One thread's view of an open store. Never used by two threads; created by Store::reader() on any thread.
class StoreReader {
public:
    virtual ~StoreReader() = default;
    virtual EventStore* events() = 0; ///< Null when the family was not found.
    virtual WorkflowStore* workflows() = 0; ///< Null when the family was not found.
    /// Gives the engine's handle back; the next call opens it again. A session calls it after a second without a
    /// read, so that reading never keeps a writer from folding its log back into the file.
    virtual void release() = 0;
};

/// Tells when another connection committed. Never used by two threads at once; `wake` may come from any thread.
class CommitWatch {
public:
    virtual ~CommitWatch() = default;
    /// Blocks until something was committed since the last call (true), the time is over (false) or `stop` asks.
    /// May say true without a commit (a checkpoint); never misses one for longer than its slow poll (1 s).
    virtual Result<bool> wait(const std::stop_token& stop, std::chrono::milliseconds timeout) = 0;
};

/// An open store: thread-safe, shared by the threads that read it.
class Store {
public:
    virtual ~Store() = default;
    virtual const StoreFacts& facts() const = 0;
    virtual Result<std::unique_ptr<StoreReader>> reader() = 0;
    virtual Result<std::unique_ptr<CommitWatch>> watch() = 0;
    /// The statements this engine may run for the families found, as shown to the user: name and text.
    struct Statement {
        std::string name;
        std::string text;
    };
    virtual std::vector<Statement> statements() const = 0;
    /// Size of the store now, in bytes (file and log beside it), for live display.
    virtual std::pair<std::int64_t, std::int64_t> sizesNow() const = 0;
};

} // namespace durascope
