// SPDX-License-Identifier: Apache-2.0
#include "app/shell/page.h"

#include <QApplication>

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    return 0;
}
