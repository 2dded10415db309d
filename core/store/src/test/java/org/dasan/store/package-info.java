@NullMarked
package org.dasan.store;

import org.jspecify.annotations.NullMarked;
