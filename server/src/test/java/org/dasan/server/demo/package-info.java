@NullMarked
package org.dasan.server.demo;

import org.jspecify.annotations.NullMarked;
