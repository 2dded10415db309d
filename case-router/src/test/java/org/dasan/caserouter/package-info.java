@NullMarked
package org.dasan.caserouter;

import org.jspecify.annotations.NullMarked;
