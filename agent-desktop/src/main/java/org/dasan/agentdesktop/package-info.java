/// What agents and supervisors see: the desk's picture of its agent, contacts with their timeline, and the
/// frames that keep both current. Composes core modules; decides nothing.
@NullMarked
package org.dasan.agentdesktop;

import org.jspecify.annotations.NullMarked;
