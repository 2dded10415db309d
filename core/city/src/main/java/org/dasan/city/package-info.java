/// Organisations, staff and scoped roles, entry points, calendars, access rules and the access log.
@NullMarked
package org.dasan.city;

import org.jspecify.annotations.NullMarked;
