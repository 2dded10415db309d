package org.dasan.knowledgebase.entries;

/// Where one version of an entry stands.
public enum VersionState {
    /// Being written; nobody but editors sees it.
    DRAFT,
    /// Waits for somebody else's approval.
    REVIEW,
    /// The one version that citizens and agents find.
    PUBLISHED,
    /// Was published once, or came to nothing; kept for good.
    RETIRED
}
