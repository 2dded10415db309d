@NullMarked
package org.dasan.store.log;

import org.jspecify.annotations.NullMarked;
