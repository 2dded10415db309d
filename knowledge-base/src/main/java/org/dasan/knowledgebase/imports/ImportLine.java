package org.dasan.knowledgebase.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Languages;
import org.dasan.knowledgebase.entries.Content;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One line of an import: an entry as its sender knows it.
///
/// @param number place in the body, from 1
/// @param id     the sender's own, kept as the external id
record ImportLine(int number, String id, String lang, String category, Content content) {
    /// The category of what names none.
    static final String OTHER = "other";

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_CATEGORY = 80;
    private static final int LONGEST_BEGINNING = 80;
    private static final Set<String> KNOWN = Set.of(
            "id", "lang", "title", "body", "category", "keywords", "askedAs", "validFrom", "validUntil", "confirmedOn");

    /// Reads a line; fields it does not know are counted and left alone.
    ///
    /// @throws InvalidFieldException when it is no entry, saying why
    static ImportLine of(int number, JsonNode json, Map<String, Integer> unknown) {
        if (!json.isObject()) {
            throw new InvalidFieldException("", "is no JSON object");
        }
        var line = new ImportLine(
                number,
                id(json),
                language(json),
                category(json),
                new Content(
                        title(json),
                        optional(json, "body"),
                        list(json, "keywords"),
                        list(json, "askedAs"),
                        date(json, "validFrom"),
                        date(json, "validUntil"),
                        date(json, "confirmedOn")));
        json.propertyNames().stream().filter(name -> !KNOWN.contains(name)).forEach(name -> count(unknown, name));
        return line;
    }

    /// About how many characters it holds.
    int size() {
        return content.title().length() + content.body().length() + 100;
    }

    private static void count(Map<String, Integer> unknown, String name) {
        if (unknown.containsKey(name) || unknown.size() < 50) {
            unknown.merge(name.substring(0, Math.min(name.length(), 80)), 1, Integer::sum);
        }
    }

    /// An entry without a title is listed by the beginning of its text.
    private static String title(JsonNode json) {
        var body = optional(json, "body").strip();
        if (!optional(json, "title").isBlank() || body.isEmpty()) {
            return required(json, "title");
        }
        var line = body.lines().findFirst().orElse(body);
        if (line.length() <= LONGEST_BEGINNING) {
            return line;
        }
        int blank = line.lastIndexOf(' ', LONGEST_BEGINNING);
        int end = blank > LONGEST_BEGINNING / 2 ? blank : LONGEST_BEGINNING;
        return line.substring(0, Character.isLowSurrogate(line.charAt(end)) ? end - 1 : end) + "…";
    }

    private static String id(JsonNode json) {
        var node = json.path("id");
        var id = node.isNumber() ? node.asString() : required(json, "id");
        if (id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidFieldException("id", "must be 1 to " + LONGEST_ID + " printable characters");
        }
        return id;
    }

    /// `zh-CN` is Chinese to us.
    private static String language(JsonNode json) {
        var lang = required(json, "lang").toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        if (!Languages.knows(lang)) {
            throw new InvalidFieldException("lang", "must be one of " + Languages.ALL);
        }
        return lang;
    }

    private static String category(JsonNode json) {
        var category = optional(json, "category").strip();
        if (category.length() > LONGEST_CATEGORY || category.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidFieldException("category", "has at most " + LONGEST_CATEGORY + " printable characters");
        }
        return category.isEmpty() ? OTHER : category;
    }

    private static String required(JsonNode json, String field) {
        var text = optional(json, field);
        if (text.isBlank()) {
            throw new InvalidFieldException(field, "is missing");
        }
        return text;
    }

    private static String optional(JsonNode json, String field) {
        var node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (!node.isString()) {
            throw new InvalidFieldException(field, "must be a text");
        }
        return node.stringValue();
    }

    private static List<String> list(JsonNode json, String field) {
        var node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (node.isString()) {
            return List.of(node.stringValue());
        }
        var words = new ArrayList<String>();
        for (var each : node) {
            if (!each.isString()) {
                throw new InvalidFieldException(field, "must be a list of texts");
            }
            words.add(each.stringValue());
        }
        if (!node.isArray()) {
            throw new InvalidFieldException(field, "must be a list of texts");
        }
        return words;
    }

    private static @Nullable LocalDate date(JsonNode json, String field) {
        var text = optional(json, field);
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new InvalidFieldException(field, "must be a day such as 2027-12-31");
        }
    }
}
