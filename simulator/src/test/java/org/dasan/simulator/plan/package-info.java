@NullMarked
package org.dasan.simulator.plan;

import org.jspecify.annotations.NullMarked;
