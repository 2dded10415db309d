/// A past day lived again under other rules: the same citizens, the same agents at work, the same matcher. Shows
/// what would have differed before a rule goes live.
@NullMarked
@NamedInterface("replay")
package org.dasan.acd.replay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
