package org.dasan.telephony;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiHangupException;
import org.asteriskjava.fastagi.reply.AgiReply;
import org.dasan.interactions.InteractionId;
import org.dasan.selfservice.FlowSession;
import org.dasan.selfservice.Recorded;
import org.dasan.selfservice.Reply;
import org.dasan.selfservice.Said;
import org.dasan.selfservice.Speech;
import org.jspecify.annotations.Nullable;

/// A flow's line to a caller on the telephone.
///
/// The exchange fetches sounds from this server and plays them. For each part of a speech its sounds are tried in
/// turn; when none of a speech can be played, the exchange's own chime tells the caller that the line lives. A
/// sound that did not come in time is the last one asked for in this call: nobody listens to silence again and
/// again.
final class PhoneSession implements FlowSession {
    /// A failure that took longer means that sounds do not come, and not that this one is missing.
    private static final Duration SLOW = Duration.ofSeconds(1);
    /// How long the word that a caller hung up may be behind the end of their line.
    private static final Duration WORD_OF_LEAVING = Duration.ofSeconds(2);

    /// A caller who has said nothing for so long has done.
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final AgiChannel channel;
    private final FlowLine line;
    private final String server;
    private final ExchangeFile exchange;
    private final InteractionId interaction;
    private final SpokenMessages messages;
    private final MeterRegistry metrics;
    private boolean gone;
    private boolean slow;
    private boolean chimed;

    /// @param server where the paths of sounds begin; empty when the exchange cannot reach them
    PhoneSession(
            AgiChannel channel,
            FlowLine line,
            String server,
            ExchangeFile exchange,
            InteractionId interaction,
            SpokenMessages messages,
            MeterRegistry metrics) {
        this.channel = channel;
        this.line = line;
        this.server = server;
        this.exchange = exchange;
        this.interaction = interaction;
        this.messages = messages;
        this.metrics = metrics;
    }

    /// The line broke although nobody hung up: the exchange is gone, or no longer ours to lead.
    static final class BrokenLineException extends IllegalStateException {
        private static final long serialVersionUID = 1;

        BrokenLineException(@Nullable Throwable cause) {
            super("the line to the exchange broke", cause);
        }
    }

    private interface Step {
        void run() throws AgiException;
    }

    /// Says something that may as well be left out.
    void tell(Speech speech) {
        speech.parts().forEach(this::play);
    }

    @Override
    public Said say(Speech speech) {
        return hear(speech, false);
    }

    @Override
    public Reply choose(Speech speech, List<Option> options, Duration patience) {
        var said = hear(speech, true);
        var key = said == Said.HUNG_UP ? null : key(patience);
        return key == null ? nothing(said) : new Reply.Pressed(key.toString());
    }

    @Override
    public Reply ask(Speech speech, Digits digits) {
        var said = hear(speech, true);
        var keys = new StringBuilder();
        var patience = digits.first();
        while (said != Said.HUNG_UP && keys.length() < digits.most()) {
            var key = key(patience);
            if (key == null || (key == '#' && !keys.isEmpty())) {
                break;
            }
            keys.append(key.charValue());
            if (key == '#' || key == '*') {
                break;
            }
            patience = digits.next();
        }
        if (digits.most() > 1 && keys.length() == digits.most()) {
            line.numberIsComplete(System.nanoTime());
        }
        return keys.isEmpty() || hungUp() ? nothing(said) : new Reply.Pressed(keys.toString());
    }

    @Override
    public Recorded record(Speech speech, Duration longest) {
        var folder = exchange.recordings();
        if (folder == null) {
            return new Recorded.Impossible();
        }
        if (hear(speech, true) == Said.HUNG_UP || !tone()) {
            return new Recorded.HungUp();
        }
        line.forget(); // a key that cut the words short, or that was pressed out of habit
        var name = SpokenMessages.name(interaction, speech.language());
        var reply = done(() -> channel.recordFile(
                Plain.field(folder.there() + "/" + name),
                SpokenMessages.FORMAT,
                "#",
                (int) longest.toMillis(),
                0,
                false,
                (int) SILENCE.toSeconds()));
        if (reply != null && reply.getResultCode() > 0) {
            line.heard((char) reply.getResultCode(), System.nanoTime());
        }
        line.forget();
        done(() -> channel.getVariable("CC_CALL")); // what it answers now it answers with the file closed
        return messages.take(folder.here().resolve(name + "." + SpokenMessages.FORMAT));
    }

    /// @return whether the caller is still there
    private boolean tone() {
        if (!stream(exchange.ownSound("beep")) && !hungUp()) {
            stream(exchange.ownSound("chime")); // an exchange that was prepared before there was a tone
        }
        return !hungUp();
    }

    @Override
    public boolean hungUp() {
        return gone || line.left();
    }

    private Reply nothing(Said said) {
        if (said == Said.HUNG_UP || hungUp()) {
            return new Reply.HungUp();
        }
        return said == Said.UNHEARD ? new Reply.Unheard() : new Reply.Silent();
    }

    /// @param question whether the caller must notice that it is their turn, even without words
    private Said hear(Speech speech, boolean question) {
        boolean heard = speech.parts().isEmpty();
        for (var part : speech.parts()) {
            if (hungUp() || line.hasKey()) {
                break;
            }
            heard |= play(part);
        }
        if (heard) {
            chimed = false;
        } else if (!hungUp() && !line.hasKey() && (question || !chimed)) {
            chimed = true;
            count("CHIME");
            stream(exchange.ownSound("chime"));
        }
        if (hungUp()) {
            return Said.HUNG_UP;
        }
        return heard || line.hasKey() ? Said.HEARD : Said.UNHEARD;
    }

    private boolean play(Speech.Part part) {
        if (server.isEmpty()) {
            return false;
        }
        for (var sound : part.sounds()) {
            if (slow || hungUp()) {
                return false;
            }
            long began = System.nanoTime();
            if (stream(server + sound)) {
                count("PLAYED");
                return true;
            }
            if (!hungUp()) {
                slow = System.nanoTime() - began > SLOW.toNanos();
                count("FAILED");
            }
        }
        return false;
    }

    /// Plays to the end or to the first key.
    ///
    /// @return whether it could be played
    private boolean stream(String file) {
        var reply = done(() -> channel.streamFile(Plain.field(file), FlowLine.KEYS));
        if (reply == null) {
            return false;
        }
        int key = reply.getResultCode();
        if (key > 0) {
            line.heard((char) key, System.nanoTime());
            return true;
        }
        return key == 0 && !"0".equals(reply.getAttribute("endpos"));
    }

    /// The next key; nothing when none comes in time or the caller leaves.
    private @Nullable Character key(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (!hungUp()) {
            var key = line.take();
            if (key != null) {
                return key;
            }
            int left = (int) Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (left <= 0) {
                return null;
            }
            var reply = done(() -> channel.waitForDigit(left));
            if (reply != null && reply.getResultCode() > 0) {
                line.heard((char) reply.getResultCode(), System.nanoTime());
            }
        }
        return null;
    }

    /// What the exchange says to a command; nothing when the caller has hung up.
    private @Nullable AgiReply done(Step step) {
        try {
            step.run();
            var reply = channel.getLastReply();
            if (reply.getResultCode() >= 0) {
                return reply;
            }
            // so it answers a line that is down, and hardly anything else
            if (line.leftWithin(WORD_OF_LEAVING)) {
                gone = true;
                return null;
            }
            return reply;
        } catch (AgiHangupException e) {
            if (!line.leftWithin(WORD_OF_LEAVING)) {
                throw new BrokenLineException(e);
            }
            gone = true;
            return null;
        } catch (AgiException e) {
            throw new BrokenLineException(e);
        }
    }

    private void count(String outcome) {
        metrics.counter("dasan.voice.sounds", "outcome", outcome).increment();
    }
}
