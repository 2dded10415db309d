@NullMarked
package org.dasan.server;

import org.jspecify.annotations.NullMarked;
