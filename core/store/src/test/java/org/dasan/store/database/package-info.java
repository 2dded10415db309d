@NullMarked
package org.dasan.store.database;

import org.jspecify.annotations.NullMarked;
