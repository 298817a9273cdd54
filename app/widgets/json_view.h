// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QWidget>

#include <memory>

namespace durascope {

/// Stored bytes as text with JSON colours and folding, as a tree, or as hex. What is shown and copied are the stored
/// tokens: numbers, key order and repeated keys stay as they are. Indenting, folding and searching never change bytes.
/// Work on large values happens on another thread.
class JsonView : public QWidget {
    Q_OBJECT
public:
    enum class Mode { Text, Tree, Hex };
    explicit JsonView(QWidget* parent = nullptr);
    ~JsonView() override;

    /// What to show. An empty value says that it is empty. Setting the same bytes again keeps place and folds.
    void setBytes(QByteArrayView bytes); ///< Copied.
    void setNothing(const QString& why); ///< One grey sentence: null, absent, nothing selected, still loading.
    void setMode(Mode mode);
    Mode mode() const;
    void setFindText(const QString& text);
    void copyAll(); ///< The stored bytes, whole.

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace durascope
