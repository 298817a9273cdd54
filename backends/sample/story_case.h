// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/sample/execution_teller.h"
#include "backends/sample/random.h"
#include "backends/sample/story.h"

#include <cstdint>
#include <string>

namespace durascope {

/// What one execution is about: the order, the amount, the bank.
struct StoryCase {
    std::int64_t amount = 0; ///< In hundredths.
    std::string orderId;
    std::string acquirer;
    std::string holdId;
    std::string refundId;
    bool fromBranch = false; ///< Low risk: refunded without a look by anybody.
};

StoryCase makeCase(Random& random);
JsonMembers inputOf(const StoryWorkflow& workflow, const StoryCase& about, Random& random);
/// What a node gives; `name` carries the repetition, e.g. `validate_rows_3`.
NodeResult resultOf(const StoryNode& node, const StoryCase& about, Random& random);

} // namespace durascope
