// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/facts_row.h"

#include "app/theme/theme.h"
#include "app/widgets/paint_parts.h"
#include "app/widgets/plain_text.h"

#include <QPainter>

#include <algorithm>

namespace durascope {

namespace {

constexpr int side = 12;
constexpr int between = 18;
constexpr int inside = 5;

} // namespace

int FactsRow::Pair::width() const
{
    return label->sizeHint().width() + inside + value->sizeHint().width();
}

FactsRow::FactsRow(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(this, [this] {
        updateGeometry();
        place();
    });
}

void FactsRow::fill(Pair& pair, const FactGrid::Fact& fact, bool problem)
{
    if (!pair.label) {
        pair.label = new PlainLabel({}, this);
        pair.label->setTone(Tone::Secondary);
        pair.value = new PlainLabel({}, this);
        pair.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    pair.label->setText(fact.label);
    pair.value->setText(fact.note.isEmpty() ? fact.value : fact.value + u' ' + fact.note);
    pair.value->setTone(fact.tone);
    pair.value->setFontRole(problem ? FontRole::Key : fact.fixedFont ? FontRole::Fixed : FontRole::Body);
    pair.value->setToolTip(fact.tooltip.isEmpty() ? QString() : plainToolTip(fact.tooltip));
    pair.value->setAccessibleName(fact.label + u' ' + pair.value->text());
}

void FactsRow::setFacts(const QList<FactGrid::Fact>& facts, const std::optional<FactGrid::Fact>& problem)
{
    m_hasProblem = problem.has_value();
    if (problem)
        fill(m_problem, *problem, true);
    m_used = facts.size();
    while (m_pairs.size() < m_used)
        m_pairs.append(Pair());
    for (qsizetype i = 0; i < m_used; ++i)
        fill(m_pairs[i], facts[i], false);
    place();
}

void FactsRow::place()
{
    const int room = width() - 2 * side;
    int needed = m_hasProblem ? m_problem.width() : 0;
    for (qsizetype i = 0; i < m_used; ++i)
        needed += between + m_pairs[i].width();
    const bool fits = needed - (m_hasProblem ? 0 : between) <= room;
    int x = side;
    const auto put = [&](Pair& pair, bool shown) {
        if (!pair.label)
            return;
        pair.label->setVisible(shown);
        pair.value->setVisible(shown);
        if (!shown)
            return;
        const int labelWidth = pair.label->sizeHint().width();
        const int valueWidth = std::min(pair.value->sizeHint().width(), std::max(width() - x - labelWidth, 20));
        pair.label->setGeometry(x, 0, labelWidth, height());
        pair.value->setGeometry(x + labelWidth + inside, 0, valueWidth, height());
        x += labelWidth + inside + valueWidth + between;
    };
    if (!fits)
        put(m_problem, m_hasProblem);
    for (qsizetype i = 0; i < m_pairs.size(); ++i)
        put(m_pairs[i], i < m_used && x + m_pairs[i].width() <= width() - side);
    if (fits)
        put(m_problem, m_hasProblem);
}

QSize FactsRow::sizeHint() const
{
    return {600, Theme::instance().scaled(30)};
}

QSize FactsRow::minimumSizeHint() const
{
    return {100, Theme::instance().scaled(30)};
}

void FactsRow::resizeEvent(QResizeEvent*)
{
    place();
}

void FactsRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(Theme::instance().color(Token::Border));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace durascope
