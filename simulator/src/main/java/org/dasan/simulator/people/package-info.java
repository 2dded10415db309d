/// Citizens and agents who are made up, and do what real ones do at real interfaces.
@NullMarked
package org.dasan.simulator.people;

import org.jspecify.annotations.NullMarked;
