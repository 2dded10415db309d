@NullMarked
package org.dasan.selfservice.prompt;

import org.jspecify.annotations.NullMarked;
