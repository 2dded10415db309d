package org.dasan.crossing;

import org.springframework.modulith.Modulithic;

/// A small application whose channels know each other, which ours must never: what the boundary test must
/// reject.
@Modulithic
public class CrossingApplication {}
