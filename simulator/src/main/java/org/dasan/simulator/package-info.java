/// A city's day of citizens and agents, spoken over the real protocols.
@NullMarked
package org.dasan.simulator;

import org.jspecify.annotations.NullMarked;
