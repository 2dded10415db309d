@NullMarked
package org.dasan.postgres;

import org.jspecify.annotations.NullMarked;
