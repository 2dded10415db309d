/// The citizen's pages.
@NullMarked
package org.dasan.citizenapp;

import org.jspecify.annotations.NullMarked;
