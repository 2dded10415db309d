/// What agents reach for while they talk: text blocks, quick entries, who is in charge, notices.
@NullMarked
package org.dasan.agentdesktop.tools;

import org.jspecify.annotations.NullMarked;
