/// The figures of the centre: what is measured and how, half hour by half hour, and what is so now.
@NullMarked
@NamedInterface("figures")
package org.dasan.acd.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
