/// Who may call an endpoint: the three annotations every handler method chooses from, the principals it can
/// ask for, and what enforces both.
@NullMarked
@NamedInterface("access")
package org.dasan.city.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
