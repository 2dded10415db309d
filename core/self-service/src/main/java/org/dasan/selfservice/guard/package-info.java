/// Keeps what the city's services do wrong from those who call them.
@NullMarked
package org.dasan.selfservice.guard;

import org.jspecify.annotations.NullMarked;
