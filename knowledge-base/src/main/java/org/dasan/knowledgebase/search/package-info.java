/// Search over the published answers: one Lucene index on each node, fed by the event log.
@NullMarked
package org.dasan.knowledgebase.search;

import org.jspecify.annotations.NullMarked;
