package org.dasan.telephony;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.dasan.live.Frame;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// Shows agents their telephone whenever something about it changed. Changes that come before the drawing has
/// begun share one picture.
@Component
class PhoneFrames {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneFrames.class);

    private final PhonePainter painter;
    private final Live live;
    private final JsonMapper json;
    private final Set<UUID> stale = ConcurrentHashMap.newKeySet();

    PhoneFrames(PhonePainter painter, Live live, JsonMapper json) {
        this.painter = painter;
        this.live = live;
        this.json = json;
    }

    private record PhoneFrame(String type, PhoneView phone) {}

    /// Something about this person's telephone changed; within a transaction it shows after the commit.
    void changed(UUID staff) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    draw(staff);
                }
            });
        } else {
            draw(staff);
        }
    }

    /// The same for everybody of the staff on this call.
    void changed(LiveCall call) {
        call.legs().keySet().forEach(this::changed);
    }

    private void draw(UUID staff) {
        if (!stale.add(staff)) {
            return;
        }
        Thread.ofVirtual().name("dasan-phone").start(() -> {
            stale.remove(staff); // before looking: what changes after the look is drawn again
            try {
                var frame = new PhoneFrame("phone", painter.paint(staff));
                live.signal(Recipient.staff(staff), new Frame.Snapshot("phone", json.writeValueAsString(frame)));
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("the telephone of {} could not be shown: {}", staff, e.getMessage());
            }
        });
    }
}
