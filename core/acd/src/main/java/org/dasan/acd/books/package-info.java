/// Reconciliation: every inbound interaction is in exactly one term, and independent books agree.
@NullMarked
@NamedInterface("books")
package org.dasan.acd.books;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
