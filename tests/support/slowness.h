// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace durascope {

/// How many times slower than usual a test program may be: 1, and more under a sanitizer. Every limit on time in a
/// test is multiplied by it, here or in LoopWatchdog; the product itself never knows.
constexpr int slowness()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return 6;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
    return 6;
#endif
#endif
    return 1;
}

} // namespace durascope
