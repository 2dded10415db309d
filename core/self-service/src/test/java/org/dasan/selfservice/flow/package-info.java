@NullMarked
package org.dasan.selfservice.flow;

import org.jspecify.annotations.NullMarked;
