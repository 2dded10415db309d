@NullMarked
package org.dasan.knowledgebase.search;

import org.jspecify.annotations.NullMarked;
