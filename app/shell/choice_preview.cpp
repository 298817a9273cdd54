// SPDX-License-Identifier: Apache-2.0
#include "app/shell/choice_preview.h"

#include "app/theme/icons.h"
#include "app/widgets/paint_parts.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace durascope {

namespace {

struct Sample {
    Glyph glyph;
    const char* id;
};
constexpr std::array samples{Sample{Glyph::Running, "7f3a91c2…c86f"}, Sample{Glyph::Failed, "8b33e968…1a1a"},
    Sample{Glyph::Completed, "f17fd374…3fc1"}};

int rowHeight(int px)
{
    const Theme& theme = Theme::instance();
    return std::max(theme.scaled(px), QFontMetrics(theme.font(FontRole::Fixed)).height() + 2);
}

int wordsHeight()
{
    return QFontMetrics(Theme::instance().font(FontRole::Body)).height() + 8;
}

} // namespace

ChoicePreview::ChoicePreview(const QString& words, int rowPx, QWidget* parent)
    : QAbstractButton(parent)
    , m_rowPx(rowPx)
{
    setText(words);
    setAccessibleName(words);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    followTheme(this, [this] {
        updateGeometry();
        update();
    });
}

QSize ChoicePreview::sizeHint() const
{
    const Theme& theme = Theme::instance();
    const int words = QFontMetrics(theme.font(FontRole::Body)).horizontalAdvance(text()) + 30;
    return {std::max(theme.scaled(150), words), 3 * rowHeight(m_rowPx) + 4 + wordsHeight()};
}

void ChoicePreview::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    const int row = rowHeight(m_rowPx);
    const QRect frame(0, 0, width(), 3 * row + 4);
    painter.fillRect(frame, theme.color(isChecked() ? Token::Accent : Token::Border));
    painter.fillRect(
        frame.adjusted(isChecked() ? 2 : 1, isChecked() ? 2 : 1, isChecked() ? -2 : -1, isChecked() ? -2 : -1),
        theme.color(Token::Base));
    painter.setFont(theme.font(FontRole::Fixed));
    for (int i = 0; i < int(samples.size()); ++i) {
        const QRect at(2, 2 + i * row, width() - 4, row);
        const Sample& sample = samples[std::size_t(i)];
        paintGlyph(painter, sample.glyph, QRectF(12, at.center().y() - 6, 14, 14), theme.color(sample.glyph));
        painter.setPen(theme.color(Token::Text));
        painter.drawText(at.adjusted(32, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, QString::fromUtf8(sample.id));
        if (i > 0)
            painter.fillRect(QRect(at.left(), at.top(), at.width(), 1), theme.color(Token::Line));
    }
    const QRect words(0, frame.bottom() + 1, width(), wordsHeight());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(isChecked() ? Token::Accent : Token::Strong), isChecked() ? 4 : 1));
    painter.setBrush(theme.color(Token::Base));
    const double inset = isChecked() ? 2.5 : 0.5;
    painter.drawEllipse(QRectF(2, words.center().y() - 6, 14, 14).adjusted(inset, inset, -inset, -inset));
    painter.setFont(theme.font(FontRole::Body));
    painter.setPen(theme.color(Token::Text));
    painter.drawText(words.adjusted(24, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    if (hasFocus())
        paintFocusFrame(painter, words);
}

} // namespace durascope
