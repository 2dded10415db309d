/// Who is calling, by session or by password, and what no request may do whoever sends it.
@NullMarked
package org.dasan.server.security;

import org.jspecify.annotations.NullMarked;
