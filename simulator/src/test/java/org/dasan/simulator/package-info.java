@NullMarked
package org.dasan.simulator;

import org.jspecify.annotations.NullMarked;
