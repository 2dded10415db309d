package org.dasan.caserouter;

import org.dasan.interactions.notice.NoticeWay;
import org.jspecify.annotations.Nullable;

/// A case that has been opened.
///
/// @param code  opens it to its citizen, together with the number
/// @param told  how the citizen was told both; null when it had been opened before
/// @param isNew whether it was opened just now
public record OpenedCase(
        CaseFile file, String code, @Nullable NoticeWay told, boolean isNew) {
    /// Shows no code, which has no place in a log.
    @Override
    public String toString() {
        return "OpenedCase[" + file.id() + "]";
    }
}
