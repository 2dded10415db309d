package org.dasan.interactions.outbox;

import org.dasan.store.Wake;
import org.springframework.stereotype.Component;

/// Wakes the outbox's worker when something is queued, or when it has a hand free.
@Component
class OutboxWake extends Wake {}
