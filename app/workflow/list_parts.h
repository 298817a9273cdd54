// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QSplitter>

#include <initializer_list>

class QAction;
class QMenu;

namespace durascope {

/// A main widget and its detail: beside it, 388 px wide; or below it, 172 px high, when the window is narrow. The
/// sizes a person chose are kept for each of the two.
class DetailSplitter : public QSplitter {
    Q_OBJECT
public:
    DetailSplitter(QWidget* main, QWidget* detail, QWidget* parent = nullptr);
    void setNarrow(bool narrow);
    void setDetailShown(bool shown);
    void setDetailWidth(int px); ///< At 100 % text, instead of 388.

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();
    QWidget* m_detail;
    int m_wide = 388;
    bool m_placed = false;
};

/// Puts widgets below each other without gaps; `grows` takes what is left.
void stackInto(QWidget* parent, std::initializer_list<QWidget*> widgets, QWidget* grows);

/// A single letter that acts only while the list has the focus.
void addListKey(QWidget* list, QAction* action, const QKeySequence& key);

/// Adds actions at the top of a menu that has entries already.
void addToMenu(QMenu* menu, std::initializer_list<QAction*> actions);

} // namespace durascope
