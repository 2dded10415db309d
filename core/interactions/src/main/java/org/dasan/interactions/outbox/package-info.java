/// What leaves the system by a provider: written with its cause, sent once, followed until it ends.
@NullMarked
@NamedInterface("outbox")
package org.dasan.interactions.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
