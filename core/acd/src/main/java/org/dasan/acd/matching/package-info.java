/// The ACD's decision: state in, decision out. No I/O, no clock, no chance; what it decides it explains.
@NullMarked
package org.dasan.acd.matching;

import org.jspecify.annotations.NullMarked;
