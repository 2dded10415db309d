@NullMarked
package org.dasan.store.backup;

import org.jspecify.annotations.NullMarked;
