/// The database under everything: embedded PostgreSQL, connection gate, event log, keys, blobs, backup. Knows no subject.
@NullMarked
package org.dasan.store;

import org.jspecify.annotations.NullMarked;
