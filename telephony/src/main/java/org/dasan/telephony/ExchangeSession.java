package org.dasan.telephony;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.manager.event.ConnectEvent;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.dasan.city.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This node leading one exchange, from the lease to its loss. Calls that are being led stay so while the
/// connection for steering breaks and is made again.
final class ExchangeSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeSession.class);
    private static final Duration AUDIT = Duration.ofMinutes(1);
    /// The connection counts as broken when nothing was heard for three times as long.
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private final ExchangeFile file;
    private final ExchangeParts parts;
    private final AgiDoor door;
    private final Asterisk asterisk;
    private final AtomicBoolean connected = new AtomicBoolean();
    private final AtomicBoolean stale = new AtomicBoolean(true);
    private volatile long lookedAt = System.nanoTime();
    private volatile long askedAt = System.nanoTime();

    private ExchangeSession(ExchangeFile file, ExchangeParts parts) throws IOException {
        this.file = file;
        this.parts = parts;
        door = AgiDoor.open(file.agiHost(), this::script);
        try {
            asterisk = Asterisk.connect(file, this::heard, () -> stale.set(true));
        } catch (IOException e) {
            door.close();
            throw e;
        }
        connected.set(true);
        asterisk.listen();
    }

    /// Takes the lead: the telephones are lent out, calls are handed to us from now on.
    static ExchangeSession begin(ExchangeFile file, ExchangeParts parts) throws IOException {
        parts.lines().known(file);
        var session = new ExchangeSession(file, parts);
        LOG.info("leading exchange {} at {}:{}", file.id(), file.host(), file.amiPort());
        session.look();
        return session;
    }

    private void heard(ManagerEvent event) {
        switch (event) {
            case ConnectEvent _ -> {
                connected.set(true);
                stale.set(true);
            }
            case DisconnectEvent _ -> {
                connected.set(false);
                LOG.warn("the connection with exchange {} broke; it is made again", file.id());
            }
            default -> parts.events().take(file.id(), asterisk, event);
        }
    }

    private void script(AgiRequest request, AgiChannel channel) throws AgiException {
        var name = request.getScript().substring(request.getScript().indexOf('/') + 1);
        switch (name) {
            case "call" -> parts.calls().lead(file, request, channel);
            case "answered" -> parts.answers().answer(request, channel);
            case "outbound" -> parts.outbound().lead(request, channel);
            case "unreached" -> parts.outbound().unreached(request, channel);
            case "third" -> parts.outsiders().lead(request, channel);
            case "passed" -> parts.outsiders().passed(request);
            case "second" -> parts.companions().lead(request, channel);
            case "stay" -> parts.companions().stay(request, channel);
            default -> LOG.warn("the exchange asks for a script that is not ours");
        }
    }

    /// Comes every second: keeps the picture true and the telephones reachable.
    void look() {
        if (!connected.get()) {
            return; // nothing is offered on telephones when this lasts
        }
        if (System.nanoTime() - askedAt > SIGN_OF_LIFE.toNanos()) {
            askedAt = System.nanoTime();
            if (!asterisk.alive()) {
                return;
            }
        }
        boolean due = System.nanoTime() - lookedAt > AUDIT.toNanos();
        if (stale.compareAndSet(true, false) || due) {
            try {
                // first who is there, then the calls that come in: an orphan does not wait for a telephone unseen
                parts.resync().run(file, asterisk);
                asterisk.setGlobal("CC_AGI", door.url());
                lookedAt = System.nanoTime();
            } catch (IOException e) {
                LOG.warn("exchange {} could not be looked at and is looked at again: {}", file.id(), e.getMessage());
                stale.set(true);
                return;
            }
        }
        parts.devices().stillThere(Channel.VOICE, file.id() + "/");
        parts.recordings().look(file);
    }

    void with(Consumer<Asterisk> step) {
        step.accept(asterisk);
    }

    boolean ask(Predicate<Asterisk> step) {
        return step.test(asterisk);
    }

    ExchangeFile file() {
        return file;
    }

    boolean isConnected() {
        return connected.get();
    }

    @Override
    public void close() {
        parts.devices().allGone(Channel.VOICE, file.id() + "/");
        asterisk.close();
        door.close();
    }
}
