@NullMarked
package org.dasan.store.web;

import org.jspecify.annotations.NullMarked;
