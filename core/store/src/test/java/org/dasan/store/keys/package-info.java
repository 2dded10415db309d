@NullMarked
package org.dasan.store.keys;

import org.jspecify.annotations.NullMarked;
