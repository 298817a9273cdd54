// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backends/contract/result.h"
#include "backends/contract/workflow_rows.h"

#include <QWidget>

class QBoxLayout;
class QPlainTextEdit;

namespace durascope {

class JsonPane;
class PaneTitle;
class PlainLabel;

/// The cause in words, the whole error text of one item, its payload.
class DeadLetterDetail : public QWidget {
    Q_OBJECT
public:
    explicit DeadLetterDetail(QWidget* parent = nullptr);
    void setWords(const QString& words);
    void showNothing();
    void show(const DeadLetter& letter); ///< With its payload.
    void say(const QString& sentence); ///< Instead of an item: why it cannot be shown.
    void setNarrow(bool narrow); ///< Words and error beside the payload instead of above it.

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitError();

    PaneTitle* m_wordsTitle;
    PlainLabel* m_words;
    PaneTitle* m_errorTitle;
    QPlainTextEdit* m_error;
    JsonPane* m_payload;
    QBoxLayout* m_layout;
};

} // namespace durascope
