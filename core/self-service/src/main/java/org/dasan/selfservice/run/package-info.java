/// Runs flows over sessions, and does for the contact what they come to.
@NullMarked
package org.dasan.selfservice.run;

import org.jspecify.annotations.NullMarked;
