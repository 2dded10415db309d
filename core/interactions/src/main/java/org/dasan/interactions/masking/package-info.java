/// Hides registration and card numbers in what citizens write; the only change ever made to it.
@NullMarked
@NamedInterface("masking")
package org.dasan.interactions.masking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
