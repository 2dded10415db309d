@NullMarked
package org.dasan.store.erasure;

import org.jspecify.annotations.NullMarked;
