@NullMarked
package org.dasan.store.blob;

import org.jspecify.annotations.NullMarked;
