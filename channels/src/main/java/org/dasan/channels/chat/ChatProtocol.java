package org.dasan.channels.chat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.VisitorTokens;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.city.access.TooManyRequestsException;
import org.dasan.live.ClientProtocol;
import org.dasan.live.Hello;
import org.dasan.live.JoinRefusedException;
import org.dasan.live.Joined;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.dasan.live.Resume;
import org.dasan.store.EventLog;
import org.dasan.store.StreamId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// What a citizen may hear over the socket: the conversation its token names, and of it the interaction in
/// which it goes on.
@Component
@Order(10)
class ChatProtocol implements ClientProtocol {
    private final VisitorTokens tokens;
    private final ConversationReader reader;
    private final ChatFrames frames;
    private final Visitors visitors;
    private final ChatLimits limits;
    private final EventLog events;
    private final Live live;

    ChatProtocol(
            VisitorTokens tokens,
            ConversationReader reader,
            ChatFrames frames,
            Visitors visitors,
            ChatLimits limits,
            EventLog events,
            Live live) {
        this.tokens = tokens;
        this.reader = reader;
        this.frames = frames;
        this.visitors = visitors;
        this.limits = limits;
        this.events = events;
        this.live = live;
    }

    @Override
    public boolean accepts(Hello hello, @Nullable StaffPrincipal staff) {
        return hello.token() != null;
    }

    @Override
    public Joined join(Hello hello, @Nullable StaffPrincipal staff) {
        try {
            var token = hello.token();
            if (token == null) {
                throw JoinRefusedException.notSignedIn();
            }
            return new Joined(Recipient.visitor(tokens.verify(token).conversationId()), Set.of());
        } catch (VisitorTokens.InvalidToken _) {
            throw JoinRefusedException.notSignedIn();
        }
    }

    /// An interaction that is over has no audience: the client is told to reload and learns where it goes on.
    @Override
    public Optional<Recipient> audience(Recipient principal, UUID stream) {
        return isCurrent(principal, stream) ? Optional.of(Recipient.publicStream(stream)) : Optional.empty();
    }

    @Override
    public Resume resume(Recipient principal, UUID stream, int afterSeq) {
        var news = reader.news(VisitorSockets.conversation(principal), stream, afterSeq);
        return news.moved()
                ? new Resume.Reload(events.lastPublicSeq(StreamId.interaction(stream)))
                : new Resume.Missed(news.frames().stream().map(frames::toSend).toList());
    }

    @Override
    public void received(Recipient principal, JsonNode frame) {
        var conversation = VisitorSockets.conversation(principal);
        switch (frame.path("type").asString("")) {
            case "typing" -> typing(conversation, frame.path("on").asBoolean(false));
            case "visible" -> visitors.seen(conversation);
            default -> {} // from a newer page: not our concern
        }
    }

    private void typing(UUID conversation, boolean on) {
        try {
            limits.passing(conversation);
        } catch (TooManyRequestsException _) {
            return; // nobody misses it
        }
        reader.currentId(conversation)
                .ifPresent(current -> live.signal(
                        Recipient.stream(current.value()),
                        frames.toSend(PassingFrame.Typing.byCitizen(current.value(), on))));
    }

    private boolean isCurrent(Recipient principal, UUID stream) {
        return reader.currentId(VisitorSockets.conversation(principal))
                .filter(current -> current.value().equals(stream))
                .isPresent();
    }
}
