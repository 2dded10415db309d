/// What makes one application of the modules: security, problem documents, limits.
@NullMarked
@ApplicationModule(displayName = "Server")
package org.dasan.server;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
