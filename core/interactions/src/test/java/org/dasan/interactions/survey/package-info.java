/// What becomes of a question about a contact, over a real database.
@NullMarked
package org.dasan.interactions.survey;

import org.jspecify.annotations.NullMarked;
