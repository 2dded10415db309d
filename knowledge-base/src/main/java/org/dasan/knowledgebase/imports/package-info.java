/// Bringing many entries in at once.
@NullMarked
package org.dasan.knowledgebase.imports;

import org.jspecify.annotations.NullMarked;
