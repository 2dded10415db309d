package org.dasan.selfservice;

import java.util.List;
import java.util.Optional;

/// The city's services behind a bulkhead: each call has a deadline, each service a number of callers at a
/// time, and a broken one harms nobody but its own callers. Nothing here throws for what a service does.
public interface CityServices {
    /// All that are installed, by code.
    List<CityService> all();

    /// What this function of this service needs; empty when there is none.
    Optional<CityService.Function> function(String service, String function);

    /// As [CityService#search]; nothing when the service cannot answer now.
    List<CityService.Suggestion> search(String service, CityService.Search search);

    /// As [CityService#lookUp].
    CityService.Found lookUp(String service, CityService.Request request);

    /// As [CityService#prepare].
    CityService.Prepared prepare(String service, CityService.Request request);

    /// As [CityService#commit].
    CityService.Committed commit(String service, String token, String idempotencyKey);
}
