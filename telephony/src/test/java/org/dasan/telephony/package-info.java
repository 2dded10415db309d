@org.jspecify.annotations.NullMarked
package org.dasan.telephony;
