package org.dasan.city;

import java.util.List;

/// Which languages somebody serves citizens in; implemented by whoever keeps skills.
public interface StaffLanguages {
    /// Language codes, sign languages as `sign:ksl`; empty when none is recorded.
    List<String> of(StaffId staff);
}
