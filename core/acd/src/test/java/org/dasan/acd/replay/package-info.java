@NullMarked
package org.dasan.acd.replay;

import org.jspecify.annotations.NullMarked;
