package org.dasan.telephony;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.EventTimeoutException;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.ConfbridgeKickAction;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.MixMonitorMuteAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection to an exchange's door for steering calls. What it tells is handed on in its order by a thread
/// of our own, because the reading thread must never wait; when it cannot keep up, the listener is told that
/// something is missing.
final class Asterisk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Asterisk.class);
    private static final int MOST_EVENTS = 50_000;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final DefaultManagerConnection connection;
    private final LinkedBlockingQueue<ManagerEvent> events = new LinkedBlockingQueue<>(MOST_EVENTS);
    private final AtomicBoolean missed = new AtomicBoolean();
    private final Consumer<ManagerEvent> listener;
    private final Runnable whenMissed;
    private volatile boolean open = true;

    /// A line of the exchange that is in use.
    ///
    /// @param bridge where it is together with others
    record Channel(String id, String name, @Nullable String bridge) {}

    private Asterisk(ExchangeFile file, Consumer<ManagerEvent> listener, Runnable whenMissed) {
        this.listener = listener;
        this.whenMissed = whenMissed;
        connection = new DefaultManagerConnection(file.host(), file.amiPort(), file.amiUser(), file.amiSecret());
        connection.setDefaultResponseTimeout(ANSWER_WITHIN.toMillis());
        connection.setDefaultEventTimeout(ANSWER_WITHIN.toMillis());
        connection.setSocketTimeout((int) ANSWER_WITHIN.toMillis());
        // half an open connection is noticed: we ask for a sign of life more often than this
        connection.setSocketReadTimeout((int) Duration.ofSeconds(30).toMillis());
        connection.setKeepAliveAfterAuthenticationFailure(false);
    }

    /// Connects; what is heard from now on is kept until [#listen].
    ///
    /// @param whenMissed called when events were lost or the connection was made again
    static Asterisk connect(ExchangeFile file, Consumer<ManagerEvent> listener, Runnable whenMissed)
            throws IOException {
        var asterisk = new Asterisk(file, listener, whenMissed);
        asterisk.connection.addEventListener(asterisk::take);
        try {
            asterisk.connection.login();
        } catch (AuthenticationFailedException e) {
            throw new IOException("the exchange does not take our password", e);
        } catch (TimeoutException e) {
            throw new IOException("the exchange does not answer", e);
        } catch (IllegalStateException e) {
            throw new IOException("the exchange broke off", e);
        }
        return asterisk;
    }

    /// Begins to hand on what was heard since the connection was made.
    void listen() {
        Thread.ofVirtual().name("dasan-exchange-events").start(this::handOn);
    }

    private void take(ManagerEvent event) {
        if (!events.offer(event)) {
            missed.set(true);
        }
    }

    private void handOn() {
        while (open) {
            try {
                var event = events.poll(1, TimeUnit.SECONDS);
                if (missed.compareAndSet(true, false)) {
                    whenMissed.run();
                }
                if (event != null) {
                    listener.accept(event);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) { // one event that goes wrong must not end all hearing
                LOG.warn("what the exchange told could not be dealt with; it is looked at again", e);
                whenMissed.run();
            }
        }
    }

    /// Whether it answers now.
    boolean alive() {
        return send(new PingAction());
    }

    /// Ends a line; one that is gone already stays gone.
    void hangUp(String channel) {
        send(new HangupAction(Plain.field(channel), 16));
    }

    /// Says a word that every call of the exchange can read.
    boolean setGlobal(String name, String value) {
        return send(new SetVarAction(Plain.word(name), Plain.field(value)));
    }

    /// Lets the recording of this line fall silent, or go on.
    boolean silenceRecording(String channel, boolean silent) {
        return send(new MixMonitorMuteAction(Plain.field(channel), "both", silent ? 1 : 0));
    }

    /// Takes a line out of what it does and sends it another way of the dialplan.
    boolean redirect(String channel, String context, String extension) {
        return send(new RedirectAction(Plain.field(channel), Plain.word(context), Plain.word(extension), 1));
    }

    /// Ends a room: each line goes on with what it did before.
    void endRoom(String room) {
        send(new ConfbridgeKickAction(Plain.word(room), "all"));
    }

    /// Rings a telephone and sends it a way of the dialplan when it answers.
    ///
    /// @param channelId by which its line will be known
    /// @param words     what the dialplan reads, and what the telephone is told
    boolean originate(
            String line, String channelId, String context, String extension, Duration ring, Map<String, String> words) {
        return originate(
                new OriginateAction(), "PJSIP/" + Plain.word(line), channelId, context, extension, ring, words);
    }

    /// Rings somebody outside.
    ///
    /// @param destination as [OutsideLines] says it
    /// @param from        the number they see
    boolean originateOutside(String destination, String from, String channelId, String context, Duration ring) {
        var action = new OriginateAction();
        action.setCallerId(Plain.word(from));
        return originate(action, Plain.field(destination), channelId, context, "s", ring, Map.of());
    }

    private boolean originate(
            OriginateAction action,
            String destination,
            String channelId,
            String context,
            String extension,
            Duration ring,
            Map<String, String> words) {
        action.setChannel(destination);
        action.setChannelId(Plain.word(channelId));
        action.setActionId(Plain.word(channelId)); // whoever fails without a line is known by it
        action.setContext(Plain.word(context));
        action.setExten(Plain.word(extension));
        action.setPriority(1);
        action.setTimeout(ring.toMillis());
        action.setAsync(true);
        var checked = new HashMap<String, String>();
        words.forEach((name, value) -> checked.put(Plain.field(name), Plain.field(value)));
        action.setVariables(checked);
        return send(action);
    }

    /// Every line in use.
    List<Channel> channels() throws IOException {
        try {
            return connection
                    .sendEventGeneratingAction(new CoreShowChannelsAction(), ANSWER_WITHIN.toMillis())
                    .getEvents()
                    .stream()
                    .filter(CoreShowChannelEvent.class::isInstance)
                    .map(CoreShowChannelEvent.class::cast)
                    .map(e -> new Channel(e.getUniqueid(), e.getChannel(), blankToNull(e.getBridgeid())))
                    .toList();
        } catch (EventTimeoutException | IllegalStateException e) {
            throw new IOException("the exchange did not list its lines", e);
        }
    }

    /// Whether this telephone has said where it is. Listing them all at once needs rights that we do without.
    boolean isThere(String line) throws IOException {
        try {
            var response = connection.sendAction(
                    new GetVarAction("PJSIP_AOR(" + Plain.word(line) + ",contact)"), ANSWER_WITHIN.toMillis());
            var value = response == null ? null : response.getAttribute("Value");
            return value != null && !value.isBlank();
        } catch (TimeoutException | IllegalStateException e) {
            throw new IOException("the exchange did not say which telephones are there", e);
        }
    }

    private boolean send(AbstractManagerAction action) {
        try {
            var response = connection.sendAction(action, ANSWER_WITHIN.toMillis());
            if (response != null && "Error".equalsIgnoreCase(response.getResponse())) {
                LOG.debug("the exchange refused {}: {}", action.getAction(), response.getMessage());
                return false;
            }
            return response != null;
        } catch (IOException | TimeoutException | IllegalStateException e) {
            LOG.warn("the exchange did not answer {}: {}", action.getAction(), e.getMessage());
            return false;
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Override
    public void close() {
        open = false;
        try {
            connection.logoff();
        } catch (IllegalStateException _) {
            // it was gone already
        }
    }
}
