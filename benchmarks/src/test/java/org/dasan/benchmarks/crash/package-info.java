@NullMarked
package org.dasan.benchmarks.crash;

import org.jspecify.annotations.NullMarked;
