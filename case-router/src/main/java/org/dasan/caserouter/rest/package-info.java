/// Cases over HTTP, for staff.
@NullMarked
package org.dasan.caserouter.rest;

import org.jspecify.annotations.NullMarked;
