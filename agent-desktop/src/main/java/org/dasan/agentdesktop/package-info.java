/// What agents and supervisors see.
@NullMarked
package org.dasan.agentdesktop;

import org.jspecify.annotations.NullMarked;
