// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"
#include "backends/contract/event_rows.h"
#include "model/format/format.h"

#include <QString>

#include <functional>
#include <vector>

namespace durascope::cli {

/// One column of a table for people.
template <class Row>
struct PersonColumn {
    QString title;
    bool right = false;
    int width = 0; ///< Least width; what a column has while rows are written as they come.
    std::function<QString(const Row&, const FormatStyle&)> cell;
};

template <class Row>
std::vector<PersonColumn<Row>> personColumns(const Options& options);

template <>
std::vector<PersonColumn<Execution>> personColumns<Execution>(const Options& options);
template <>
std::vector<PersonColumn<WorkflowEvent>> personColumns<WorkflowEvent>(const Options& options);
template <>
std::vector<PersonColumn<WorkItem>> personColumns<WorkItem>(const Options& options);
template <>
std::vector<PersonColumn<DeadLetter>> personColumns<DeadLetter>(const Options& options);
template <>
std::vector<PersonColumn<Fact>> personColumns<Fact>(const Options& options);

} // namespace durascope::cli
