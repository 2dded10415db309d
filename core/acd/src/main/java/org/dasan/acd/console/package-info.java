/// The supervisor's console: the floor as those who answer for it see it, drawn once for all who see the same.
@NullMarked
@NamedInterface("console")
package org.dasan.acd.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
