/// How contacts arrive: one package each, all shaped alike.
@NullMarked
package org.dasan.channels;

import org.jspecify.annotations.NullMarked;
