package org.dasan.channels.chat;

import java.time.Clock;
import java.util.List;
import org.dasan.city.Channel;
import org.dasan.interactions.Author;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Threads;
import org.dasan.interactions.Threads.MessageThread;
import org.dasan.interactions.notice.Notice;
import org.dasan.interactions.notice.NoticeCarrier;
import org.dasan.interactions.notice.NoticeWay;
import org.springframework.stereotype.Component;

/// Tells citizens something in the conversation they have open now, whichever contact it is about.
@Component
class ChatNotice implements NoticeCarrier {
    private final Interactions interactions;
    private final InteractionQueries queries;
    private final Threads threads;
    private final Clock clock;

    ChatNotice(Interactions interactions, InteractionQueries queries, Threads threads, Clock clock) {
        this.interactions = interactions;
        this.queries = queries;
        this.threads = threads;
        this.clock = clock;
    }

    @Override
    public NoticeWay way() {
        return NoticeWay.CHAT;
    }

    @Override
    public boolean carry(Notice notice) {
        var open = queries.find(notice.about())
                .filter(about -> about.channel() == Channel.CHAT)
                .map(Interaction::thread)
                .flatMap(threads::lock) // before the interaction, as citizens do
                .map(MessageThread::current)
                .filter(current -> interactions.lock(current).state().isOpen());
        open.ifPresent(current -> interactions.post(sentence(current, notice)));
        return open.isPresent();
    }

    private NewMessage sentence(InteractionId conversation, Notice notice) {
        return new NewMessage(
                conversation,
                new Author.Automatic(),
                false,
                null,
                notice.code(),
                notice.text(),
                notice.language(),
                List.of(),
                clock.instant());
    }
}
