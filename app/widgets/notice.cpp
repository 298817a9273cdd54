// SPDX-License-Identifier: Apache-2.0
#include "app/widgets/page_parts.h"

#include "app/theme/icons.h"
#include "app/widgets/paint_parts.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace durascope {

class Notice::Private {
public:
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Normal;
    QString lead;
    QString text;

    int left() const
    {
        return Theme::instance().scaled(12) + (glyph == Glyph::None ? 0 : Theme::instance().scaled(14 + 8));
    }
    static int right() { return Theme::instance().scaled(12); }
    static int above() { return Theme::instance().scaled(8); }

    /// Lays the words out as plain text, the lead in the heavier font, and answers how high they stand.
    qreal layOut(QTextLayout& layout, int width) const
    {
        layout.setText(text.isEmpty() ? lead : lead + QLatin1Char(' ') + text);
        layout.setFont(Theme::instance().font(FontRole::Body));
        QTextLayout::FormatRange range;
        range.start = 0;
        range.length = int(lead.size());
        range.format.setFont(Theme::instance().font(FontRole::Key));
        layout.setFormats({range});
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        qreal y = 0;
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(20, width - left() - right()));
            line.setPosition(QPointF(0, y));
            y += line.height();
        }
        layout.endLayout();
        return y;
    }
};

Notice::Notice(QWidget* parent)
    : QFrame(parent)
    , d(std::make_unique<Private>())
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    followTheme(this, [this] {
        updateGeometry();
        update();
    });
}

Notice::~Notice() = default;

void Notice::say(Glyph glyph, Tone tone, const QString& lead, const QString& text)
{
    d->glyph = glyph;
    d->tone = tone;
    d->lead = lead;
    d->text = text;
    setAccessibleName(lead + QLatin1Char(' ') + text);
    updateGeometry();
    update();
}

int Notice::heightForWidth(int width) const
{
    QTextLayout layout;
    return int(std::ceil(d->layOut(layout, width))) + 2 * Private::above();
}

QSize Notice::sizeHint() const
{
    const int wide = width() > 60 ? width() : Theme::instance().scaled(280);
    return {wide, heightForWidth(wide)};
}

QSize Notice::minimumSizeHint() const
{
    return {Theme::instance().scaled(120), sizeHint().height()};
}

void Notice::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    updateGeometry();
}

void Notice::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    const bool problem = d->tone == Tone::Failed || d->tone == Tone::DeadLetter || d->tone == Tone::Problem;
    painter.fillRect(rect(),
        theme.color(problem                ? Token::ErrorGround
                : d->tone == Tone::Warning ? Token::Notice
                                           : Token::Header));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::Border));
    if (d->glyph != Glyph::None)
        paintGlyph(painter, d->glyph,
            QRectF(theme.scaled(12), Private::above() + 1, theme.scaled(14), theme.scaled(14)), theme.color(d->glyph));
    QTextLayout layout;
    d->layOut(layout, width());
    painter.setPen(theme.color(Token::Text));
    layout.draw(&painter, QPointF(d->left(), Private::above()));
}

} // namespace durascope
