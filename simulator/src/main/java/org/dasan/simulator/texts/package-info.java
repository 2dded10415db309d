/// A provider of text messages on this machine, which speaks as Twilio does, and citizens who text through it.
@NullMarked
package org.dasan.simulator.texts;

import org.jspecify.annotations.NullMarked;
