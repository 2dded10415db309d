@NullMarked
package org.dasan.city;

import org.jspecify.annotations.NullMarked;
