/// The ACD over HTTP: offers, presence, seats, promises. Translates and delegates, nothing else.
@NullMarked
package org.dasan.acd.rest;

import org.jspecify.annotations.NullMarked;
