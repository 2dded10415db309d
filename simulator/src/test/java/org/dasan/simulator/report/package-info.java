@NullMarked
package org.dasan.simulator.report;

import org.jspecify.annotations.NullMarked;
