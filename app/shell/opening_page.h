// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace durascope {

class PlainLabel;

/// "Opening payments.db · Esc stops": what a tab shows until its store answers. Says nothing for the first 150 ms.
class OpeningPage : public QWidget {
    Q_OBJECT
public:
    explicit OpeningPage(const QString& name, QWidget* parent = nullptr);

Q_SIGNALS:
    void stopWanted();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void tell();

    QString m_name;
    PlainLabel* m_sentence;
    QWidget* m_block;
    QElapsedTimer m_since;
    QTimer m_tick;
};

} // namespace durascope
