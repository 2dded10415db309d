/// Web chat: the citizen's own protocol, resumed by sequence number.
@NullMarked
@ApplicationModule(allowedDependencies = {"store", "city", "live", "interactions", "acd"})
package org.dasan.channels.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
