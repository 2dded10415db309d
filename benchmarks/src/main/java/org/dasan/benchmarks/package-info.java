/// What is claimed about speed, measured against a named peer or limit in the same run. `./dasan bench`
/// writes RESULTS.md.
@NullMarked
package org.dasan.benchmarks;

import org.jspecify.annotations.NullMarked;
