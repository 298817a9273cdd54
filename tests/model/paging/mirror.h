// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/paging/row_source.h"

namespace durascope::testing {

/// A view that applies what a source says to a list of keys: what it holds must always be what the source holds.
/// It checks at every signal, so a source that tells before or after it changed is caught too.
class Mirror {
public:
    explicit Mirror(RowSource& source)
        : m_source(source)
    {
        QObject::connect(&source, &RowSource::reset, &source, [this] { readAll(); });
        QObject::connect(&source, &RowSource::orderChanged, &source, [this] { readAll(); });
        QObject::connect(&source, &RowSource::rowsInserted, &source, [this](qint64 first, qint64 count) {
            for (qint64 row = first; row < first + count; ++row)
                m_keys.insert(row, m_source.keyAt(row)->value);
            m_alwaysAgreed = m_alwaysAgreed && agreesNow();
        });
        QObject::connect(&source, &RowSource::rowsRemoved, &source, [this](qint64 first, qint64 count) {
            m_keys.remove(first, count);
            m_alwaysAgreed = m_alwaysAgreed && agreesNow();
        });
        readAll();
    }
    bool agrees() const { return m_alwaysAgreed && agreesNow(); }
    const QList<qint64>& keys() const { return m_keys; }

private:
    bool agreesNow() const
    {
        if (m_keys.size() != m_source.rowCount())
            return false;
        for (qint64 row = 0; row < m_source.rowCount(); ++row)
            if (m_source.keyAt(row)->value != m_keys.at(row) || m_source.rowOf({m_keys.at(row)}) != row)
                return false;
        return true;
    }
    void readAll()
    {
        m_keys.clear();
        for (qint64 row = 0; row < m_source.rowCount(); ++row)
            m_keys.append(m_source.keyAt(row)->value);
    }
    RowSource& m_source;
    QList<qint64> m_keys;
    bool m_alwaysAgreed = true;
};

} // namespace durascope::testing
