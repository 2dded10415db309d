package org.dasan.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How sockets are watched and bounded.
///
/// @param heartbeat       how often clients shall ping; told to them in the welcome
/// @param silence         a client that says nothing for so long is closed (4408)
/// @param helloTimeout    a socket that has not said who it is by then is closed (4401)
/// @param sendTimeout     a client that takes no byte for so long is gone
/// @param bufferFrames    most frames that wait for one client
/// @param bufferChars     most characters that wait for one client
/// @param framesPerSecond more than so many from one client close it (4429)
/// @param maxFrameBytes   longest frame a client may send
/// @param keepAlive       how often the login behind an open socket is marked as used, and checked
/// @param nodeBeat        how often a node says that it lives
/// @param nodeDead        a node that has not said so for this long is dead, and its sockets are gone
@ConfigurationProperties(prefix = "dasan.live", ignoreUnknownFields = false)
record LiveProperties(
        @DefaultValue("20s") Duration heartbeat,
        @DefaultValue("45s") Duration silence,
        @DefaultValue("10s") Duration helloTimeout,
        @DefaultValue("10s") Duration sendTimeout,
        @DefaultValue("500") int bufferFrames,
        @DefaultValue("1000000") int bufferChars,
        @DefaultValue("20") int framesPerSecond,
        @DefaultValue("65536") int maxFrameBytes,
        @DefaultValue("1m") Duration keepAlive,
        @DefaultValue("3s") Duration nodeBeat,
        @DefaultValue("12s") Duration nodeDead) {}
