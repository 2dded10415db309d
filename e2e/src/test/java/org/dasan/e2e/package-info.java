/// The product in a real browser: citizens and agents together.
@NullMarked
package org.dasan.e2e;

import org.jspecify.annotations.NullMarked;
