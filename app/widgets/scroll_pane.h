// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollArea>

namespace durascope {

/// Text and facts that may be higher than their pane: with large text they scroll instead of being squeezed. A stop
/// for the Tab key only while there is something to scroll.
class ScrollPane : public QScrollArea {
    Q_OBJECT
public:
    ScrollPane(QWidget* content, const QString& accessibleName, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void updateFocusPolicy();
};

} // namespace durascope
