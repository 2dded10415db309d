/// What citizens think of a contact, asked once and on its own channel.
@NamedInterface("survey")
@NullMarked
package org.dasan.interactions.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
