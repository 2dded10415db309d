/// What leaves the system, tried on real databases.
@NullMarked
package org.dasan.interactions.outbox;

import org.jspecify.annotations.NullMarked;
