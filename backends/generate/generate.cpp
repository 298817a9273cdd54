// SPDX-License-Identifier: Apache-2.0
#include "backends/generate/generate.h"

namespace durascope {

Result<GenerateSummary> generateSqliteStore(const GenerateOptions&, const std::string& path,
    const std::function<void(const GenerateProgress&)>&, const std::stop_token&)
{
    return failure({ErrorKind::UnsupportedBackend, "The generator is not built in.", {}, path, {}});
}

} // namespace durascope
