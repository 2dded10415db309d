/// Self-service: flows that greet, ask, answer and hand over, the same for a telephone call, a call from a
/// web page and a test call; and the city's services that flows, agents and citizens use. Knows no channel.
@NullMarked
package org.dasan.selfservice;

import org.jspecify.annotations.NullMarked;
