/// Keys: a master key in a file, data keys wrapped by it in the database.
@NullMarked
package org.dasan.store.keys;

import org.jspecify.annotations.NullMarked;
