package org.dasan.citizenapp.pages;

import java.util.ArrayList;
import java.util.List;

/// Plain text as paragraphs and lists: an empty line ends a paragraph, lines that begin with `- ` or a number are
/// the items of a list. Nothing in it is ever markup.
final class Blocks {
    private static final String STEP = "^\\d{1,2}[.)] .*";

    private Blocks() {}

    /// @param kind  `text`, `list` or `steps`
    /// @param lines of a paragraph, or the items
    record Block(String kind, List<String> lines) {}

    static List<Block> of(String text) {
        var blocks = new ArrayList<Block>();
        var kind = "";
        var lines = new ArrayList<String>();
        for (var raw : text.lines().toList()) {
            var line = raw.strip();
            var next = kind(line);
            if (!next.equals(kind) && !lines.isEmpty()) {
                blocks.add(new Block(kind, List.copyOf(lines)));
                lines.clear();
            }
            kind = next;
            if (!line.isEmpty()) {
                lines.add(bare(line, kind));
            }
        }
        if (!lines.isEmpty()) {
            blocks.add(new Block(kind, List.copyOf(lines)));
        }
        return blocks;
    }

    private static String kind(String line) {
        if (line.isEmpty()) {
            return "";
        }
        return line.startsWith("- ") ? "list" : line.matches(STEP) ? "steps" : "text";
    }

    private static String bare(String line, String kind) {
        return switch (kind) {
            case "list" -> line.substring(2).strip();
            case "steps" -> line.substring(line.indexOf(' ') + 1).strip();
            default -> line;
        };
    }
}
