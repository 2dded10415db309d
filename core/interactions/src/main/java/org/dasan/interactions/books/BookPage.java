package org.dasan.interactions.books;

import java.util.List;
import java.util.UUID;
import org.dasan.city.Label;

/// What a comparison of two places found.
///
/// @param differences at most [#LISTED] of them; each names its interaction, or what else is off
public record BookPage(Side left, Side right, List<Difference> differences) {
    /// How many differences a page lists.
    public static final int LISTED = 50;

    /// One of the two places and how many facts it tells.
    public record Side(Label label, long count) {}

    /// One fact on which the two disagree.
    ///
    /// @param subject the interaction, or the agent whose capacity is off
    public record Difference(UUID subject, String detail) {}

    public BookPage {
        differences = List.copyOf(differences);
    }

    public boolean balanced() {
        return differences.isEmpty() && left.count() == right.count();
    }
}
