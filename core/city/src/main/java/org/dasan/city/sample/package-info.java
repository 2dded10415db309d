/// Configuration from readable files: how modules read theirs.
@NullMarked
@NamedInterface("sample")
package org.dasan.city.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
