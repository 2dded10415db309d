@NullMarked
package org.dasan.selfservice.trial;

import org.jspecify.annotations.NullMarked;
