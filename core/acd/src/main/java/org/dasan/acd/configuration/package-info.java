/// What administrators change of routing: queues and their rules, who takes the contacts of an entry point,
/// what people can do, reasons.
@NullMarked
package org.dasan.acd.configuration;

import org.jspecify.annotations.NullMarked;
