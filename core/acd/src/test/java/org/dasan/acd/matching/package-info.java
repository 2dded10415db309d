@NullMarked
package org.dasan.acd.matching;

import org.jspecify.annotations.NullMarked;
