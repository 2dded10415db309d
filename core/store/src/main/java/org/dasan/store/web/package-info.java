/// What HTTP clients are told while the database cannot be used.
@NullMarked
package org.dasan.store.web;

import org.jspecify.annotations.NullMarked;
