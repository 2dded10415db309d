@NullMarked
package org.dasan;

import org.jspecify.annotations.NullMarked;
