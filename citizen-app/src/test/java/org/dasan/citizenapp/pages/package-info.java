@NullMarked
package org.dasan.citizenapp.pages;

import org.jspecify.annotations.NullMarked;
