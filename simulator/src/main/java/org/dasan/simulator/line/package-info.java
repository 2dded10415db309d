/// Browsers and sockets of people who are made up, and the server they speak with; also for measurements.
@NullMarked
package org.dasan.simulator.line;

import org.jspecify.annotations.NullMarked;
