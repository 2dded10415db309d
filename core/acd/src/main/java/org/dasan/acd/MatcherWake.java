package org.dasan.acd;

import org.dasan.store.Wake;
import org.springframework.stereotype.Component;

/// Wakes the matcher after a commit that may make a pair possible.
@Component
public class MatcherWake extends Wake {}
