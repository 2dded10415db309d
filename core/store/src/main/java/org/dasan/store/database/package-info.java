/// The database of this node: embedded by default, external by `spring.datasource.url`.
@NullMarked
package org.dasan.store.database;

import org.jspecify.annotations.NullMarked;
