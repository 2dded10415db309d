package org.dasan.interactions.notice;

/// One channel's way of telling citizens something. Implementations are asked from the nearest way on.
public interface NoticeCarrier {
    NoticeWay way();

    /// Sends the notice in the caller's transaction if it can be told this way now.
    ///
    /// @return whether it will be
    boolean carry(Notice notice);
}
