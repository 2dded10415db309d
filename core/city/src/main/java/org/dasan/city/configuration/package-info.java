/// Configuration that administrators change while the centre runs: one door for all kinds of it. A change is
/// checked, kept with who and why, in force on every node at once, and can be taken back.
@NullMarked
@NamedInterface("configuration")
package org.dasan.city.configuration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
