/// The entries that come with the demonstration.
@NullMarked
package org.dasan.knowledgebase.sample;

import org.jspecify.annotations.NullMarked;
