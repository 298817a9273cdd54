// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/theme/theme.h"
#include "app/widgets/row_view.h"
#include "support/generated_source.h"
#include "support/watchdog.h"
#include "support/widget_test.h"

#include <QApplication>
#include <QSignalSpy>

namespace durascope {

/// A shown list over a generated log, 900 × 500.
struct ShownList {
    explicit ShownList(qint64 rows, GeneratedSource::Newest newest = GeneratedSource::Newest::Last)
        : source(rows, newest)
        , view(QStringLiteral("test"))
    {
        view.resize(900, 500);
        view.setSource(&source);
        view.show();
        view.activateWindow();
        view.setFocus();
        (void)QTest::qWaitForWindowActive(&view);
    }

    /// Waits until the rows on the screen are painted with their contents.
    bool painted()
    {
        return QTest::qWaitFor([this] { return hasInk(view.firstVisibleRow()) && hasInk(view.firstVisibleRow() + 3); });
    }

    QRect rowRect(qint64 row) const
    {
        const int height = Theme::instance().rowHeight();
        return {0, int((row - view.firstVisibleRow()) * height), view.viewport()->width(), height};
    }

    /// Something else than ground and lines stands in the row.
    bool hasInk(qint64 row)
    {
        if (!view.viewport()->rect().contains(rowRect(row).center()))
            return false;
        const QImage image = view.viewport()->grab(rowRect(row)).toImage();
        const QRgb ground = image.pixel(2, 2);
        int ink = 0;
        for (int x = 4; x < image.width() - 4; ++x) {
            for (int y = 4; y < image.height() - 4; ++y)
                ink += image.pixel(x, y) != ground ? 1 : 0;
        }
        return ink > 60;
    }

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&view, Qt::Key(key), modifiers);
    }
    void click(qint64 row, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, rowRect(row).center());
    }
    qint64 currentId() const { return view.currentKey() ? view.currentKey()->value : -1; }

    GeneratedSource source;
    RowView view;
};

} // namespace durascope
