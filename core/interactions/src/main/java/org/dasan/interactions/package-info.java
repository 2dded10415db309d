/// Citizens, interactions, messages, participants, records. Knows no channel.
@NullMarked
package org.dasan.interactions;

import org.jspecify.annotations.NullMarked;
