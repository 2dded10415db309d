package org.dasan.interactions;

/// What kind of address an identity is.
public enum IdentityKind {
    /// E.164.
    PHONE,
    EMAIL,
    /// An account on a social network, as `network:name`.
    HANDLE,
    /// A chat visitor, by the secret their browser made.
    VISITOR
}
