@NullMarked
package org.dasan.acd.figures;

import org.jspecify.annotations.NullMarked;
