// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/widgets/page_parts.h"

#include <QWidget>

namespace durascope {

/// Facts of a page in one line: `Workflow refund-review 1.4.0   Started 02:52:07.214 …`. The problem stands last; when
/// not all fits it stands first and is never cut, the others leave from the end.
class FactsRow : public QWidget {
    Q_OBJECT
public:
    explicit FactsRow(QWidget* parent = nullptr);
    void setFacts(const QList<FactGrid::Fact>& facts, const std::optional<FactGrid::Fact>& problem);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Pair {
        PlainLabel* label = nullptr;
        PlainLabel* value = nullptr;
        int width() const;
    };
    void fill(Pair& pair, const FactGrid::Fact& fact, bool problem);
    void place();
    Pair m_problem;
    QList<Pair> m_pairs;
    bool m_hasProblem = false;
    qsizetype m_used = 0;
};

} // namespace durascope
