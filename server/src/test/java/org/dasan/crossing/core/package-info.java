@NullMarked
package org.dasan.crossing.core;

import org.jspecify.annotations.NullMarked;
