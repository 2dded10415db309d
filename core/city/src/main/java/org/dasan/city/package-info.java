/// The city as everything else stands on it: its tree of organisations, the people who work for it and what
/// they may do, the entry points citizens come through, opening hours, and the log of who read what.
@NullMarked
@ApplicationModule(displayName = "City")
package org.dasan.city;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
