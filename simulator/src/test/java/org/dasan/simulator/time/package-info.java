@NullMarked
package org.dasan.simulator.time;

import org.jspecify.annotations.NullMarked;
