/// Ties abilities to the faces that ask for them; neither knows the other.
@NullMarked
package org.dasan.server.wiring;

import org.jspecify.annotations.NullMarked;
