package org.dasan.channels.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.dasan.store.EventListener;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamType;
import org.springframework.stereotype.Component;

/// Carries what was committed, on any node, to the citizens whose sockets or polls are on this one.
@Component
class ChatFeed implements EventListener {
    private final Live live;
    private final LongPolls polls;
    private final ChatFrames frames;
    private final ConversationReader reader;
    private final InteractionQueries interactions;

    ChatFeed(
            Live live, LongPolls polls, ChatFrames frames, ConversationReader reader, InteractionQueries interactions) {
        this.live = live;
        this.polls = polls;
        this.frames = frames;
        this.reader = reader;
        this.interactions = interactions;
    }

    @Override
    public void onEvents(List<StoredEvent> batch) {
        var byStream = new LinkedHashMap<UUID, List<StoredEvent>>();
        for (var event : batch) {
            if (event.stream().type() == StreamType.INTERACTION && event.visibleToCitizen()) {
                byStream.computeIfAbsent(event.stream().id(), _ -> new ArrayList<>())
                        .add(event);
            }
        }
        publish(byStream);
        wake(byStream);
    }

    private static boolean isArrivalOfAChat(StoredEvent event) {
        return event.type().equals("interactions.arrived")
                && event.data().path("channel").asString("").equals("CHAT");
    }

    private void publish(Map<UUID, List<StoredEvent>> byStream) {
        var followed = new ArrayList<StoredEvent>();
        byStream.forEach((stream, events) -> {
            if (live.hasLocal(Recipient.publicStream(stream))) {
                followed.addAll(events);
            }
        });
        if (followed.isEmpty()) {
            return;
        }
        var states = new HashMap<InteractionId, Optional<ChatState>>();
        frames.of(followed, id -> states.computeIfAbsent(id, reader::state).orElse(null))
                .forEach(frame -> live.publish(Recipient.publicStream(frame.streamId()), frames.toSend(frame)));
    }

    /// Wakes polls, and tells pages whose conversation went on in another interaction.
    private void wake(Map<UUID, List<StoredEvent>> byStream) {
        byStream.forEach((stream, events) -> {
            boolean begins = events.stream().anyMatch(ChatFeed::isArrivalOfAChat);
            if (begins || polls.any()) {
                interactions.find(new InteractionId(stream)).ifPresent(interaction -> wake(interaction, begins));
            }
        });
    }

    private void wake(Interaction interaction, boolean begins) {
        var conversation = interaction.thread();
        if (conversation == null) {
            return;
        }
        polls.wake(conversation);
        var before = interaction.cause();
        if (begins && before != null) {
            live.publish(Recipient.visitor(conversation), frames.toSend(new PassingFrame.Reload(before.value())));
        }
    }
}
