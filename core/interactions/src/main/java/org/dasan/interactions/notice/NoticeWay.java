package org.dasan.interactions.notice;

/// How a notice reaches its citizen, the nearest first.
public enum NoticeWay {
    /// As a sentence in the chat that is open now.
    CHAT,
    /// As a text to the telephone.
    SMS,
    /// Only where the citizen looks by themselves.
    SHOWN
}
