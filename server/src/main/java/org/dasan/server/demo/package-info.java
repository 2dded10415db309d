/// What exists in demo mode only: a city that lives faster, and a provider of texts with a telephone to try
/// it.
@NullMarked
package org.dasan.server.demo;

import org.jspecify.annotations.NullMarked;
