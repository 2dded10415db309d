/// Flows, prompts and answer numbers as configuration that is changed on screen.
@NullMarked
package org.dasan.selfservice.configuration;

import org.jspecify.annotations.NullMarked;
