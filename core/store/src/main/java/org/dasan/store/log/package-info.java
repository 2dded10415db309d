/// The event log in PostgreSQL, and the readers that follow it.
@NullMarked
package org.dasan.store.log;

import org.jspecify.annotations.NullMarked;
