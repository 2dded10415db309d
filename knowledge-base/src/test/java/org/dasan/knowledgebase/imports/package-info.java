@NullMarked
package org.dasan.knowledgebase.imports;

import org.jspecify.annotations.NullMarked;
