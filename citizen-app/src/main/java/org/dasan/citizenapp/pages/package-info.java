/// Renders the citizen's pages in six languages, usable without script.
@NullMarked
package org.dasan.citizenapp.pages;

import org.jspecify.annotations.NullMarked;
