/// Peers for tests: databases, clocks, bounded waiting.
@NullMarked
package org.dasan.testkit;

import org.jspecify.annotations.NullMarked;
