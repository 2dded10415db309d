/// Backup of everything into one file, and its restore into an empty database.
@NullMarked
package org.dasan.store.backup;

import org.jspecify.annotations.NullMarked;
