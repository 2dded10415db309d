/// The city's time as the simulated people live by it, and how fast it may run.
@NullMarked
package org.dasan.simulator.time;

import org.jspecify.annotations.NullMarked;
