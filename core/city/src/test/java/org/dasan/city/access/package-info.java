@NullMarked
package org.dasan.city.access;

import org.jspecify.annotations.NullMarked;
