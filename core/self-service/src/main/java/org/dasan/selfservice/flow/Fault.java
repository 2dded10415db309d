package org.dasan.selfservice.flow;

import java.util.Locale;

/// What is wrong with a flow, and where.
///
/// @param pointer JSON pointer (RFC 6901) into the document
/// @param about   the name in question, such as a node's or a language's; may be empty
public record Fault(String pointer, Kind kind, String about) {
    public enum Kind {
        /// A node that does not exist.
        DANGLING("names no node"),
        /// A node that no call comes to.
        UNREACHABLE("is never reached"),
        /// A node from which no person can be reached.
        DEAD_END("leads to no person"),
        /// Nodes that follow one another for ever for a caller who does nothing.
        ENDLESS("goes round for ever for who does nothing"),
        /// A prompt without a text in a language in which it can be heard.
        MISSING_TEXT("has no text in"),
        /// A prompt that does not exist.
        UNKNOWN_PROMPT("names no prompt"),
        UNKNOWN_QUEUE("names no queue"),
        UNKNOWN_CALENDAR("names no calendar"),
        UNKNOWN_TOPIC("names no topic"),
        UNKNOWN_ORGANISATION("names no organisation"),
        UNKNOWN_ENTRY_POINT("names no entry point"),
        UNKNOWN_SERVICE("names no service that looks up"),
        UNKNOWN_FIELD("names no field of the service"),
        MISSING_FIELD("lacks a field the service needs:"),
        /// A number that is used before it is collected.
        NOT_COLLECTED("is not collected on every way here:"),
        /// Another flow serves the entry point.
        TAKEN("is served by flow"),
        /// No queue takes calls in this language.
        NO_QUEUE("reaches no queue for"),
        /// The same key twice in a menu.
        TWICE("stands there twice:"),
        NOT_A_KEY("is no key of a telephone:"),
        NOT_A_LANGUAGE("is not a language:"),
        NOT_A_NUMBER("is not a telephone number:"),
        NOT_A_NAME("must be small letters, digits and hyphens:"),
        OUT_OF_RANGE("must be"),
        EMPTY("must not be empty"),
        TOO_LARGE("has more than"),
        /// It cannot be read at all.
        UNREADABLE("");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /// As it is read after the field's name.
    public String message() {
        return kind == Kind.UNREADABLE ? about : (kind.words + " " + about).strip();
    }

    /// The field as configuration names it: `nodes.menu.options[0].next`.
    public String field() {
        var path = new StringBuilder();
        for (var step : pointer.split("/", -1)) {
            if (step.isEmpty()) {
                continue;
            }
            if (step.chars().allMatch(Character::isDigit) && !path.toString().equals("nodes")) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(unescaped(step));
            }
        }
        return path.toString();
    }

    /// One step of a pointer.
    public static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }

    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    /// As the interface names the kind: `missing-text`.
    public String code() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
