@NullMarked
package org.dasan.selfservice;

import org.jspecify.annotations.NullMarked;
