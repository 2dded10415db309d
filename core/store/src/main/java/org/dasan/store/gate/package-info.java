/// Fair access to the connection pool.
@NullMarked
package org.dasan.store.gate;

import org.jspecify.annotations.NullMarked;
