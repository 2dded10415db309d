@NullMarked
package org.dasan.live;

import org.jspecify.annotations.NullMarked;
