/// One socket per client: what abilities publish reaches it in order, is resumed after a break, and never
/// grows without bound. Knows no subject: who may see which stream is told by a [ClientProtocol].
@NullMarked
@ApplicationModule(displayName = "Live")
package org.dasan.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
