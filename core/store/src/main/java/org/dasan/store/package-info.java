/// What every module stands on: the event log, ids, keys, blobs, the city's clock and the database itself.
///
/// This base package is the API; sub-packages hold how it is done.
@NullMarked
package org.dasan.store;

import org.jspecify.annotations.NullMarked;
