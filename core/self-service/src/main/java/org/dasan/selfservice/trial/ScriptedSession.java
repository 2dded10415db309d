package org.dasan.selfservice.trial;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.dasan.selfservice.FlowSession;
import org.dasan.selfservice.Recorded;
import org.dasan.selfservice.Reply;
import org.dasan.selfservice.Said;
import org.dasan.selfservice.Speech;
import org.dasan.selfservice.Transferred;
import org.dasan.store.BlobRef;
import org.jspecify.annotations.Nullable;

/// A call whose caller does what a script says. Where the script ends the caller is taken for gone, and the
/// question that stayed open is kept: the same script with one line more goes on from there.
final class ScriptedSession implements FlowSession {
    private final Deque<Input> script;
    private final StringBuilder kept = new StringBuilder();
    private final List<Line> lines = new ArrayList<>();
    private boolean gone;
    private @Nullable Open open;

    ScriptedSession(Collection<Input> script) {
        this.script = new ArrayDeque<>(script);
    }

    /// What was said and done, in order.
    sealed interface Line {
        record Heard(Speech speech) implements Line {}

        record Pressed(String keys) implements Line {}

        record Waited() implements Line {}

        record HungUp() implements Line {}

        record Spoke() implements Line {}

        record Connected(String number) implements Line {}
    }

    /// The question at which the script ended.
    ///
    /// @param most how many keys it takes
    record Open(List<Option> options, int most) {}

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /// The question that waits for an answer; null when the call is over.
    @Nullable
    Open open() {
        return open;
    }

    @Override
    public Said say(Speech speech) {
        if (gone) {
            return Said.HUNG_UP;
        }
        hear(speech);
        return Said.HEARD;
    }

    @Override
    public Reply choose(Speech speech, List<Option> options, Duration patience) {
        return answer(speech, new Open(options, 1));
    }

    @Override
    public Reply ask(Speech speech, Digits digits) {
        return answer(speech, new Open(List.of(), digits.most()));
    }

    @Override
    public Recorded record(Speech speech, Duration longest) {
        if (gone) {
            return new Recorded.HungUp();
        }
        hear(speech);
        lines.add(new Line.Spoke());
        return new Recorded.Kept(new BlobRef(new UUID(0, 0), 0, ""), Duration.ofSeconds(5)); // a message without words
    }

    @Override
    public Transferred transfer(String number) {
        if (gone) {
            return Transferred.HUNG_UP;
        }
        lines.add(new Line.Connected(number));
        return Transferred.DONE;
    }

    @Override
    public boolean hungUp() {
        return gone;
    }

    private Reply answer(Speech speech, Open question) {
        if (gone) {
            return new Reply.HungUp();
        }
        if (kept.isEmpty()) {
            hear(speech);
            switch (script.poll()) {
                case null -> {
                    open = question;
                    gone = true;
                    return new Reply.HungUp();
                }
                case Input.HangUp() -> {
                    lines.add(new Line.HungUp());
                    gone = true;
                    return new Reply.HungUp();
                }
                case Input.Silence() -> {
                    lines.add(new Line.Waited());
                    return new Reply.Silent();
                }
                case Input.Keys(var keys) -> {
                    lines.add(new Line.Pressed(keys));
                    kept.append(keys, 0, Math.min(keys.length(), KEPT_KEYS));
                }
            }
        }
        return new Reply.Pressed(take(question.most()));
    }

    private String take(int most) {
        var taken = new StringBuilder();
        while (!kept.isEmpty() && taken.length() < most) {
            char key = kept.charAt(0);
            kept.deleteCharAt(0);
            if (key == '#' && !taken.isEmpty()) {
                break;
            }
            taken.append(key);
            if (key == '#' || key == '*') {
                break;
            }
        }
        if (most > 1 && taken.length() == most && !kept.isEmpty() && kept.charAt(0) == '#') {
            kept.deleteCharAt(0); // pressed out of habit; it would cut short what comes next
        }
        return taken.toString();
    }

    private void hear(Speech speech) {
        if (!speech.parts().isEmpty() && kept.isEmpty()) {
            lines.add(new Line.Heard(speech));
        }
    }
}
