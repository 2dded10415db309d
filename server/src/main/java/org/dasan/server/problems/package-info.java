/// Every error as a problem document (RFC 9457).
@NullMarked
package org.dasan.server.problems;

import org.jspecify.annotations.NullMarked;
