package org.dasan.caserouter;

/// What a citizen wants of the city; decides how long the answer may take.
public enum CaseType {
    /// Answered the same day when it comes before the office closes.
    SIMPLE,
    /// A question that needs looking into.
    INQUIRY,
    /// Something went wrong for the citizen.
    COMPLAINT,
    /// An idea for the city.
    PROPOSAL,
    /// Something at a place needs seeing to: a broken lamp, a heap of waste.
    REPORT
}
