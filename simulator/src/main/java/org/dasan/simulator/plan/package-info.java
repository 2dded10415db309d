/// What happens on a simulated day: who comes when with what, and how many are at work. It follows from its data and
/// the seed alone.
@NullMarked
package org.dasan.simulator.plan;

import org.jspecify.annotations.NullMarked;
