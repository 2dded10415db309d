package org.dasan.knowledgebase.search;

import org.dasan.store.Wake;

/// Tells the index that there is something to take in.
final class IndexWake extends Wake {}
