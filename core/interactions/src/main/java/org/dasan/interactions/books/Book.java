package org.dasan.interactions.books;

import java.time.Instant;
import org.dasan.city.Label;

/// A pair of places that tell the same facts independently. Each module that keeps such a pair is a bean of
/// this kind.
public interface Book {
    /// Names the book for people.
    Label name();

    /// Compares both places for interactions that arrived from `from` on.
    BookPage check(Instant from);
}
