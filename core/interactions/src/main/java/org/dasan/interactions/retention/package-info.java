/// How long the city keeps what citizens said, and the work that ends it.
@NamedInterface("retention")
@NullMarked
package org.dasan.interactions.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
