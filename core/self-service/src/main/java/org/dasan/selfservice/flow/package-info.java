/// Flows as documents: their model, what makes one wrong, and what comes next in one.
@NullMarked
package org.dasan.selfservice.flow;

import org.jspecify.annotations.NullMarked;
