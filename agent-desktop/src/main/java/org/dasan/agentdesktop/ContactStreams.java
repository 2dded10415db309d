package org.dasan.agentdesktop;

import java.util.UUID;
import org.dasan.city.Directory;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.city.access.SubjectAccess;
import org.dasan.city.access.UnknownSubjectException;
import org.dasan.live.Resume;
import org.dasan.store.EventLog;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// The streams of contacts as staff hear them: who may, and what they missed.
@Component
class ContactStreams {
    /// More missed events than this are not worth sending one by one.
    private static final int CATCH_UP = 500;

    private final StaffFrames frames;
    private final EventLog events;
    private final Directory directory;
    private final SubjectAccess interactionAccess;

    ContactStreams(
            StaffFrames frames,
            EventLog events,
            Directory directory,
            @Qualifier("interactionAccess") SubjectAccess interactionAccess) {
        this.frames = frames;
        this.events = events;
        this.directory = directory;
        this.interactionAccess = interactionAccess;
    }

    /// Whether `who` takes part in the contact in one of these roles, or answers for it.
    boolean mayFollow(UUID who, UUID contact, Role... roles) {
        var staff = directory.staff(new StaffId(who));
        if (staff.isEmpty()) {
            return false;
        }
        var principal = new StaffPrincipal(staff.get().id(), staff.get().username());
        try {
            for (var role : roles) {
                if (interactionAccess.mayAccess(principal, role, contact)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownSubjectException _) {
            return false;
        }
    }

    /// What was missed since the event of number `afterSeq`.
    Resume resume(UUID contact, int afterSeq) {
        var id = new StreamId(StreamType.INTERACTION, contact);
        int last = events.lastSeq(id);
        if (afterSeq > last || last - afterSeq > CATCH_UP) {
            return new Resume.Reload(last);
        }
        return new Resume.Missed(frames.of(events.after(id, afterSeq, CATCH_UP)));
    }
}
