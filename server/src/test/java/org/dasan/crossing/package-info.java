@NullMarked
package org.dasan.crossing;

import org.jspecify.annotations.NullMarked;
