/// Eung-Dap-So: what cannot be answered at once becomes a case that an organisation must answer.
@NullMarked
package org.dasan.caserouter;

import org.jspecify.annotations.NullMarked;
