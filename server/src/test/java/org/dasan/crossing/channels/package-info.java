@NullMarked
package org.dasan.crossing.channels;

import org.jspecify.annotations.NullMarked;
