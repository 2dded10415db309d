package org.dasan.channels.sms;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.dasan.channels.sms.TwilioAccount.Line;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.notice.Notice;
import org.dasan.interactions.notice.NoticeCarrier;
import org.dasan.interactions.notice.NoticeWay;
import org.dasan.interactions.outbox.Outbox;
import org.dasan.interactions.outbox.Outgoing;
import org.springframework.stereotype.Component;

/// Tells citizens something by a text to their telephone, if the city knows the number and they have not asked
/// for no more texts.
@Component
class SmsNotice implements NoticeCarrier {
    private final SmsSetup setup;
    private final Consents consents;
    private final Identities identities;
    private final InteractionQueries queries;
    private final Directory directory;
    private final Outbox outbox;

    SmsNotice(
            SmsSetup setup,
            Consents consents,
            Identities identities,
            InteractionQueries queries,
            Directory directory,
            Outbox outbox) {
        this.setup = setup;
        this.consents = consents;
        this.identities = identities;
        this.queries = queries;
        this.directory = directory;
        this.outbox = outbox;
    }

    @Override
    public NoticeWay way() {
        return NoticeWay.SMS;
    }

    @Override
    public boolean carry(Notice notice) {
        return carry(notice, Outgoing.A_DAY);
    }

    /// The same for what is not worth sending any more after a while.
    boolean carry(Notice notice, Duration goodFor) {
        var about = queries.find(notice.about());
        var to = Optional.ofNullable(notice.identity()).or(() -> about.map(Interaction::identity));
        var line = about.flatMap(this::line);
        if (to.isEmpty() || line.isEmpty() || !reaches(to.get(), line.get())) {
            return false;
        }
        outbox.enqueue(new Outgoing(
                Channel.SMS, notice.about(), null, to.get(), line.get().number(), notice.text(), goodFor));
        return true;
    }

    private boolean reaches(UUID identity, Line line) {
        return identities
                        .kind(identity)
                        .filter(kind -> kind == IdentityKind.PHONE)
                        .isPresent()
                && identities
                        .address(identity)
                        .filter(address -> !address.isEmpty())
                        .isPresent()
                && !consents.withdrawn(identity, line.number());
    }

    /// The number the citizen texted, else the city's first.
    private Optional<Line> line(Interaction about) {
        return setup.account()
                .map(account -> directory
                        .entryPoint(about.entryPoint())
                        .map(EntryPoint::key)
                        .flatMap(account::lineOf)
                        .orElseGet(() -> account.lines().getFirst()));
    }
}
