@NullMarked
package org.dasan.interactions.masking;

import org.jspecify.annotations.NullMarked;
