@NullMarked
@ApplicationModule(allowedDependencies = "core")
package org.dasan.crossing.channels.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
