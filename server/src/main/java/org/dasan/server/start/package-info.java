/// What the server says and does when it has started.
@NullMarked
package org.dasan.server.start;

import org.jspecify.annotations.NullMarked;
