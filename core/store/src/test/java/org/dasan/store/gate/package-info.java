@NullMarked
package org.dasan.store.gate;

import org.jspecify.annotations.NullMarked;
