@NullMarked
package org.dasan.knowledgebase;

import org.jspecify.annotations.NullMarked;
