/// Entries and their versions: who wrote what, who approved it, and what holds today.
@NullMarked
package org.dasan.knowledgebase.entries;

import org.jspecify.annotations.NullMarked;
