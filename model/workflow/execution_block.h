// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/workflow_store.h"
#include "model/format/format.h"
#include "model/paging/row_source.h"

#include <memory>
#include <optional>

namespace durascope {

/// The columns of the executions list, in their order.
enum class ExecutionColumn : int {
    StoredStatus,
    Id,
    Workflow,
    Started,
    Duration,
    Events,
    Attempt,
    AtNode,
    Version,
    Tenant,
    Ended,
    Updated,
    LastEvent,
    Count
};
QList<ColumnSpec> executionColumns(const FormatStyle& style);

/// What is known of one execution that a list shows.
struct ExecutionShown {
    ExecutionFacts facts;
    std::optional<ExecutionActivity> activity;
};

/// Where an execution stands: the node of its last node event and the silhouette of what happens there.
struct ExecutionPlace {
    std::string node;
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Normal;
};
ExecutionPlace placeOf(const ExecutionShown& shown);

/// From start to end, to `now` while nothing ended it: `22 min 01 s`; a dash where it cannot be told.
QString executionDurationText(const ExecutionFacts& facts, Instant now);

/// One execution as a row.
class ExecutionBlock : public RowBlock {
public:
    ExecutionBlock(std::shared_ptr<const ExecutionShown> shown, FormatStyle style, RowState state = RowState::Ready)
        : m_shown(std::move(shown))
        , m_style(std::move(style))
        , m_state(state)
    {
    }
    int size() const override { return 1; }
    RowKey key(int) const override { return {m_shown->facts.row.value}; }
    RowState state(int) const override { return m_state; }
    Cell cell(int index, int column) const override;
    QString fullText(int index, int column) const override;

    const std::shared_ptr<const ExecutionShown>& shown() const { return m_shown; }

private:
    Cell timeCell(const std::string& stored) const;
    Cell activityCell(ExecutionColumn column) const;

    std::shared_ptr<const ExecutionShown> m_shown;
    FormatStyle m_style;
    RowState m_state;
};

} // namespace durascope
