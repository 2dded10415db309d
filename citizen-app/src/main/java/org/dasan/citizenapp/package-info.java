/// The citizen's pages: search, the six ways to the city, the chat and its embeddable frame. Its API is what
/// the pages need to be told: [Waits], [Answers] and [MyCases].
@NullMarked
@ApplicationModule(displayName = "Citizen app")
package org.dasan.citizenapp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
