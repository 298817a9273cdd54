// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/page_parts.h"

#include "app/widgets/paint_parts.h"
#include "app/widgets/plain_text.h"

#include <QGridLayout>
#include <QHBoxLayout>

namespace durascope {

namespace {

struct FactRow {
    PlainLabel* label = nullptr;
    QWidget* cell = nullptr;
    PlainLabel* value = nullptr;
    PlainLabel* note = nullptr;
};

FactRow makeRow(QWidget* parent)
{
    FactRow row;
    row.label = new PlainLabel(QString(), parent);
    row.label->setTone(Tone::Secondary);
    row.cell = new QWidget(parent);
    row.value = new PlainLabel(QString(), row.cell);
    row.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row.note = new PlainLabel(QString(), row.cell);
    row.note->setTone(Tone::Secondary);
    auto* line = new QHBoxLayout(row.cell);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::instance().scaled(6));
    line->addWidget(row.value);
    line->addWidget(row.note);
    line->addStretch(1);
    row.value->setElided(ElideAt::End);
    return row;
}

void fill(const FactRow& row, const FactGrid::Fact& fact)
{
    const auto put = [](PlainLabel* label, const QString& text) {
        if (label->text() != text)
            label->setText(text); // an unchanged label keeps its selection
    };
    put(row.label, fact.label);
    put(row.value, fact.value);
    put(row.note, fact.note);
    row.value->setFixedFont(fact.fixedFont);
    row.value->setElided(fact.fixedFont ? ElideAt::Middle : ElideAt::End);
    row.value->setTone(fact.tone);
    row.value->setToolTip(plainToolTip(fact.tooltip));
    row.value->setAccessibleName(QStringLiteral("%1: %2 %3").arg(fact.label, fact.value, fact.note).trimmed());
    row.note->setVisible(!fact.note.isEmpty());
}

} // namespace

class FactGrid::Private {
public:
    QGridLayout* grid;
    QList<FactRow> rows;
};

FactGrid::FactGrid(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->grid = new QGridLayout(this);
    d->grid->setColumnStretch(1, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    followTheme(this, [this] {
        const Theme& theme = Theme::instance();
        const int side = theme.scaled(12);
        d->grid->setContentsMargins(side, theme.scaled(8), side, theme.scaled(8));
        d->grid->setHorizontalSpacing(theme.scaled(12));
        d->grid->setVerticalSpacing(theme.scaled(4));
    });
}

FactGrid::~FactGrid() = default;

void FactGrid::setFacts(const QList<Fact>& facts)
{
    while (d->rows.size() < facts.size()) {
        const FactRow row = makeRow(this);
        const int at = int(d->rows.size());
        d->grid->addWidget(row.label, at, 0, Qt::AlignLeft | Qt::AlignTop);
        d->grid->addWidget(row.cell, at, 1);
        d->rows.append(row);
    }
    for (qsizetype i = 0; i < d->rows.size(); ++i) {
        const bool used = i < facts.size();
        d->rows[i].label->setVisible(used);
        d->rows[i].cell->setVisible(used);
        if (used)
            fill(d->rows[i], facts[i]);
    }
}

} // namespace durascope
