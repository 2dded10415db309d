@NullMarked
package org.dasan.acd;

import org.jspecify.annotations.NullMarked;
