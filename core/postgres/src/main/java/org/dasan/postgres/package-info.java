/// A PostgreSQL that the application brings along, starts, watches and stops: durable, and closed to
/// everybody else.
@NullMarked
package org.dasan.postgres;

import org.jspecify.annotations.NullMarked;
