package org.dasan.interactions;

/// How an interaction ended: the one disposition of its counselling record, and its term in the books.
public enum Outcome {
    RESOLVED(Term.HANDLED, true),
    NOT_RESOLVED(Term.HANDLED, true),
    TRANSFERRED(Term.HANDLED, true),
    CASE(Term.HANDLED, true),
    CALLBACK(Term.HANDLED, true),
    WRONG_PLACE(Term.HANDLED, true),
    /// Text that is no request: advertising, tests, abuse.
    SPAM(Term.HANDLED, true),
    /// The wrap-up ran out before the agent chose; the contact is listed for a supervisor.
    UNCLASSIFIED(Term.HANDLED, false),
    /// The city called, and nobody answered.
    NOT_REACHED(Term.HANDLED, false),
    /// Answered without a person.
    SELF_SERVED(Term.SELF_SERVED, false),
    /// The citizen went before the first human message.
    ABANDONED(Term.ABANDONED, false),
    /// Turned away: closed hours without a promise, blocked.
    REFUSED(Term.REFUSED, false),
    /// Ended by a failure of ours or of the network.
    LOST(Term.LOST, false),
    /// Ended in something the city owes: an answer out of hours, a call back.
    PROMISED(Term.PROMISED, false);

    /// The columns of closed interactions in the books (DESIGN.md §4).
    public enum Term {
        HANDLED,
        SELF_SERVED,
        ABANDONED,
        REFUSED,
        LOST,
        PROMISED
    }

    private final Term term;
    private final boolean chosenByAgent;

    Outcome(Term term, boolean chosenByAgent) {
        this.term = term;
        this.chosenByAgent = chosenByAgent;
    }

    public Term term() {
        return term;
    }

    /// Whether an agent may choose it in wrap-up; the others are written by the system.
    public boolean chosenByAgent() {
        return chosenByAgent;
    }
}
