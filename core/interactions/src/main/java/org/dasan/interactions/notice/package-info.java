/// How a citizen is told something, on whatever channel reaches them now.
@NamedInterface("notice")
@NullMarked
package org.dasan.interactions.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
