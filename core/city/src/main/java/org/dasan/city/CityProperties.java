package org.dasan.city;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator sets about the city.
///
/// @param zone  the zone of its days, hours and deadlines
/// @param files where its configuration files lie, such as `file:/etc/dasan/city/`; demo mode has its own
@ConfigurationProperties(prefix = "dasan.city", ignoreUnknownFields = false)
record CityProperties(
        @DefaultValue("Asia/Seoul") ZoneId zone, @Nullable String files) {}
