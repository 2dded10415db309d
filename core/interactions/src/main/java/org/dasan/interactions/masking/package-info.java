/// Hides registration and card numbers in what citizens write; the only change ever made to it.
@NullMarked
package org.dasan.interactions.masking;

import org.jspecify.annotations.NullMarked;
