/// What callers hear: texts, recordings, and a machine's voice where nobody has recorded yet.
@NullMarked
package org.dasan.selfservice.prompt;

import org.jspecify.annotations.NullMarked;
