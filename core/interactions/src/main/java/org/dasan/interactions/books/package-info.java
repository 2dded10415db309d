/// Books that must agree with one another: the same facts, counted in two independent places.
@NullMarked
@NamedInterface("books")
package org.dasan.interactions.books;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
