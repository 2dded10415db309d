/// The standard counselling database: approved, versioned answers, found by a few syllables.
@NullMarked
package org.dasan.knowledgebase;

import org.jspecify.annotations.NullMarked;
