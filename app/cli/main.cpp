// SPDX-License-Identifier: Apache-2.0
#include "backends/open_store.h"

#include <cstdio>

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("usage: dscope COMMAND URL\n", stderr);
        return 2;
    }
    const auto url = durascope::parseStoreUrl(argv[argc - 1]);
    if (!url) {
        std::fprintf(stderr, "dscope: %s\n", toLine(url.error()).c_str());
        return 2;
    }
    const auto store = durascope::openStore(*url, {});
    if (!store) {
        std::fprintf(stderr, "dscope: %s\n", toLine(store.error()).c_str());
        return 1;
    }
    return 0;
}
