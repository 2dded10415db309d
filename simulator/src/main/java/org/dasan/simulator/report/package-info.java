/// What the simulated people saw, counted; and whether the server says the same.
@NullMarked
package org.dasan.simulator.report;

import org.jspecify.annotations.NullMarked;
