/// What interactions refuse, as problem documents for every module that speaks HTTP about them.
@NullMarked
package org.dasan.interactions.rest;

import org.jspecify.annotations.NullMarked;
