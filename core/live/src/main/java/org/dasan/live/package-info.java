/// One socket per client: resume, conflation, snapshots. Knows no subject.
@NullMarked
package org.dasan.live;

import org.jspecify.annotations.NullMarked;
