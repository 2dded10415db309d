/// The standard counselling database: approved, versioned answers, found by a few syllables. Its API is
/// [KnowledgeBase]; the rest is how it is kept, filled and searched.
@NullMarked
@ApplicationModule(displayName = "Knowledge base")
package org.dasan.knowledgebase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
