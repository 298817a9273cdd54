// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSplitter>

#include <array>

namespace durascope {

/// A main widget and its detail: beside it, 388 px wide; or below it, 172 px high, when the window is narrow. The main
/// widget takes what is left. The size that a person gives the detail counts for the way it lies then.
class DetailSplitter : public QSplitter {
    Q_OBJECT
public:
    enum class Detail { Last, First }; ///< First: at the left, or above.
    DetailSplitter(QWidget* main, QWidget* detail, QWidget* parent = nullptr, Detail place = Detail::Last);

    void setNarrow(bool narrow);
    void setDetailShown(bool shown);
    /// Where nobody has chosen, at 100 % text.
    void setUsualSizes(int besidePx, int belowPx);

    /// What a person chose for this way of lying, at 100 % text; 0: nothing yet.
    int chosenSize(Qt::Orientation orientation) const;
    void setChosenSize(Qt::Orientation orientation, int px);

Q_SIGNALS:
    void sizeChosen(Qt::Orientation orientation, int px); ///< By hand: worth keeping.

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    static std::size_t at(Qt::Orientation orientation) { return orientation == Qt::Horizontal ? 0 : 1; }
    int detailIndex() const { return m_place == Detail::First ? 0 : 1; }
    void take();
    void place();

    QWidget* m_detail;
    Detail m_place;
    std::array<int, 2> m_usual{388, 172}; ///< Beside, below.
    std::array<int, 2> m_chosen{0, 0};
};

} // namespace durascope
