/// The access rules, tried on every endpoint there is.
@NullMarked
package org.dasan.server.access;

import org.jspecify.annotations.NullMarked;
