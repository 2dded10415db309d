/// Queues, skills, presence, seats, offers, promises, service levels. Knows no channel.
@NullMarked
package org.dasan.acd;

import org.jspecify.annotations.NullMarked;
