package org.dasan.interactions.notice;

/// Tells a citizen something: in the open chat, else by text, else it is shown in "my cases" alone.
public interface CitizenNotice {
    /// Sends the notice in the caller's transaction; it leaves after the commit.
    ///
    /// @return the way it takes
    NoticeWay tell(Notice notice);
}
