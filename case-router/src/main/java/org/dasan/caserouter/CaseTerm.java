package org.dasan.caserouter;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// How long an answer may take, in the office's own time.
sealed interface CaseTerm {
    /// Until the end of the day on which the office closes next.
    record SameDay() implements CaseTerm {
        @Override
        public String toString() {
            return SAME_DAY;
        }
    }

    /// So many office hours.
    record Hours(Duration length) implements CaseTerm {
        public Hours {
            if (length.isNegative()) {
                throw new IllegalArgumentException("hours must not be negative but were " + length);
            }
        }

        @Override
        public String toString() {
            return length.toString();
        }
    }

    /// So many days on which the office opens, the first one included.
    record Days(int count) implements CaseTerm {
        public Days {
            if (count < 0 || count > LONGEST) {
                throw new IllegalArgumentException("days must be 0.." + LONGEST + " but were " + count);
            }
        }

        @Override
        public String toString() {
            return "P" + count + "D";
        }
    }

    String SAME_DAY = "same-day";

    Pattern DAYS = Pattern.compile("P([0-9]{1,3})D");

    /// The most days a term can have: a year of office days.
    int LONGEST = 260;

    /// The term as written in configuration and kept in a row: `same-day`, office hours as `PT24H`, days as `P7D`.
    static CaseTerm parse(String text) {
        if (text.equals(SAME_DAY)) {
            return new SameDay();
        }
        var days = DAYS.matcher(text);
        if (days.matches()) {
            return new Days(Integer.parseInt(days.group(1)));
        }
        try {
            return new Hours(Duration.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text + " is no term: same-day, PT24H or P7D", e);
        }
    }
}
