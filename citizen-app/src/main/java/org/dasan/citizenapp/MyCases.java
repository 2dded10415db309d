package org.dasan.citizenapp;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dasan.city.Label;
import org.jspecify.annotations.Nullable;

/// Lets citizens look at what the city owes them, and say something to it. Where no bean implements it, the page
/// says that cases are asked about by telephone.
public interface MyCases {
    /// What opens a case: what the citizen was told when it was opened.
    ///
    /// @param from the address of whoever asks
    record Key(String number, String code, String from) {
        /// Shows no code, which has no place in a log.
        @Override
        public String toString() {
            return "Key[" + number + "]";
        }
    }

    /// What looking for a case found.
    sealed interface Found {
        record Here(MyCase mine) implements Found {}

        /// Number and code do not belong together; which of them is wrong is nobody's business.
        record None() implements Found {}

        /// Too many wrong tries.
        record Later() implements Found {}
    }

    /// What became of what a citizen said.
    enum Done {
        DONE,
        UNKNOWN,
        /// The case has moved on meanwhile.
        NOT_NOW
    }

    Found find(Key key);

    /// What the city had asked.
    Done reply(Key key, String text, int version);

    /// A further question about the answer.
    Done askMore(Key key, String text, int version);

    /// What the citizen thinks of the answer.
    ///
    /// @param rating 1 (bad) to 5 (good)
    Done rate(Key key, int rating);

    /// A case for the eyes of its citizen.
    ///
    /// @param kind    what sort of case, as a code: `COMPLAINT`
    /// @param state   where it stands, as a code: `IN_PROGRESS`
    /// @param dueOn   null when no answer is owed now, or while the citizen is waited for
    /// @param post    of the officer who has it; null = nobody yet
    /// @param said    by both sides, oldest first
    /// @param version of what is shown
    record MyCase(
            String number,
            String kind,
            String state,
            @Nullable LocalDate dueOn,
            boolean overdue,
            Label organisation,
            @Nullable Label post,
            String title,
            String text,
            @Nullable String place,
            Instant openedAt,
            List<Step> steps,
            List<Said> said,
            boolean mayReply,
            boolean mayAskMore,
            boolean mayRate,
            @Nullable Integer rating,
            int version) {
        public MyCase {
            steps = List.copyOf(steps);
            said = List.copyOf(said);
        }

        /// Shows no words, which have no place in a log.
        @Override
        public String toString() {
            return "MyCase[" + number + "]";
        }
    }

    /// A state the case came to.
    record Step(String state, Instant at, Label organisation) {}

    /// Something that was said.
    ///
    /// @param kind as a code: `QUESTION`, `REPLY`, `ANSWER`, `FURTHER`, `PUBLIC_NOTE`, `REASON`
    record Said(String kind, boolean byCity, String text, Instant at) {}
}
