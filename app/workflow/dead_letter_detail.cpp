// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/dead_letter_detail.h"

#include "app/theme/theme.h"
#include "app/widgets/json_pane.h"
#include "app/widgets/paint_parts.h"
#include "model/format/format.h"

#include <QBoxLayout>
#include <QPlainTextEdit>
#include <QTextDocument>

#include <algorithm>

namespace durascope {

DeadLetterDetail::DeadLetterDetail(QWidget* parent)
    : QWidget(parent)
    , m_wordsTitle(new PaneTitle(tr("Cause in words"), this))
    , m_words(new PlainLabel({}, this))
    , m_errorTitle(new PaneTitle(tr("Last error"), this))
    , m_error(new QPlainTextEdit(this))
    , m_payload(new JsonPane(tr("Payload"), this))
    , m_layout(new QBoxLayout(QBoxLayout::TopToBottom, this))
{
    m_words->setWordWrap(true);
    m_words->setContentsMargins(12, 8, 12, 8);
    m_error->setReadOnly(true);
    m_error->setFrameShape(QFrame::NoFrame);
    m_error->setAccessibleName(tr("Last error"));
    auto* top = new QWidget(this);
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_wordsTitle);
    column->addWidget(m_words);
    column->addWidget(m_errorTitle);
    column->addWidget(m_error);
    column->addStretch(1);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(top, 0);
    m_layout->addWidget(m_payload, 1);
    followTheme(this, [this] {
        m_error->setFont(Theme::instance().font(FontRole::Fixed));
        m_error->document()->setDocumentMargin(Theme::instance().scaled(10));
        fitError();
        setMinimumSize(Theme::instance().scaled(280), Theme::instance().scaled(90));
    });
    showNothing();
}

void DeadLetterDetail::setWords(const QString& words)
{
    m_words->setText(words);
}

void DeadLetterDetail::showNothing()
{
    say(tr("Choose a dead letter to see its error and payload."));
}

void DeadLetterDetail::say(const QString& sentence)
{
    m_errorTitle->setFact({});
    m_error->setPlainText({});
    m_error->setPlaceholderText({});
    m_errorTitle->hide();
    m_error->hide();
    m_payload->title()->setFact({});
    m_payload->view()->setNothing(sentence);
}

void DeadLetterDetail::show(const DeadLetter& letter)
{
    const Column& error = letter.lastError;
    m_errorTitle->setFact(shortId(textOf(letter.executionId)));
    m_errorTitle->show();
    m_error->show();
    m_error->setPlaceholderText(
        error && error->isText() ? tr("The stored error text is empty.") : tr("No error text is stored."));
    m_error->setPlainText(QString::fromUtf8(QByteArray::fromStdString(std::string(textOf(error)))));
    fitError();
    const Column& payload = letter.payload;
    if (!payload || payload->isNull()) {
        m_payload->title()->setFact({});
        m_payload->view()->setNothing(tr("There is no payload."));
        return;
    }
    m_payload->title()->setFact(byteSize(static_cast<std::int64_t>(payload->bytes().size())));
    m_payload->view()->setBytes(payload->bytes());
}

void DeadLetterDetail::setNarrow(bool narrow)
{
    m_layout->setDirection(narrow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_layout->setStretch(0, narrow ? 2 : 0);
    m_layout->setStretch(1, narrow ? 3 : 1);
}

/// A short error leaves the room to the payload; a long one scrolls.
void DeadLetterDetail::fitError()
{
    const int line = QFontMetrics(m_error->font()).lineSpacing();
    const int lines = int(m_error->document()->size().height()); // a plain text counts lines
    const int margins = 2 * int(m_error->document()->documentMargin());
    m_error->setFixedHeight(std::clamp(lines, 1, 9) * line + margins + 2);
}

void DeadLetterDetail::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitError(); // other lines fit
}

} // namespace durascope
