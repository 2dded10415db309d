/// Backup of everything into one file, and its restore into an empty database.
@NullMarked
@NamedInterface("backup")
package org.dasan.store.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
