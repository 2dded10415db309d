@NullMarked
package org.dasan.selfservice.guard;

import org.jspecify.annotations.NullMarked;
