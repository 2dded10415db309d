package org.dasan.telephony;

import java.util.UUID;
import org.dasan.city.access.Open;
import org.dasan.interactions.InteractionId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a test has a server do that is a process of its own.
@RestController
class TestDoor {
    private final Consults consults;

    TestDoor(Consults consults) {
        this.consults = consults;
    }

    @PostMapping("/test/consults/{interactionId}")
    @Open
    void consult(@PathVariable UUID interactionId, @RequestParam UUID by, @RequestParam UUID agent) {
        consults.begin(new InteractionId(interactionId), by, null, agent);
    }

    @PostMapping("/test/conferences/{interactionId}")
    @Open
    void conference(@PathVariable UUID interactionId, @RequestParam UUID by) {
        consults.conference(new InteractionId(interactionId), by);
    }
}
