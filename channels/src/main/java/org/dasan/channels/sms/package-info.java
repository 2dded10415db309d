/// Texts by telephone, SMS and MMS, through Twilio.
@NullMarked
@ApplicationModule(
        displayName = "Channel: SMS",
        allowedDependencies = {"store", "city", "city :: access", "interactions", "acd"})
package org.dasan.channels.sms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
