/// Test calls: a flow is tried from a screen, without a telephone and without a trace.
@NullMarked
package org.dasan.selfservice.trial;

import org.jspecify.annotations.NullMarked;
