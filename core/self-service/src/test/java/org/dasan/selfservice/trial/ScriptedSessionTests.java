package org.dasan.selfservice.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dasan.selfservice.FlowSession;
import org.dasan.selfservice.FlowSessionContract;
import org.dasan.selfservice.Reply;
import org.dasan.selfservice.Speech;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScriptedSessionTests implements FlowSessionContract {
    @Test
    void aHashOutOfHabitAfterTheLastDigitIsNoAnswerToTheNextQuestion() {
        var line = line();
        line.presses("101#");
        line.presses("9");

        assertThat(line.session().ask(speech(), new FlowSession.Digits(3, PATIENCE, PATIENCE)))
                .isEqualTo(new Reply.Pressed("101"));
        assertThat(line.session().choose(speech(), OPTIONS, PATIENCE)).isEqualTo(new Reply.Pressed("9"));
    }

    @Override
    public Line line() {
        return new Scripted();
    }

    @Override
    public Speech speech() {
        return new Speech("ko", List.of(new Speech.Part("안녕하세요.", List.of())));
    }

    /// Writes the script before the first question is put.
    private static final class Scripted implements Line {
        private final List<Input> script = new ArrayList<>();
        private @Nullable ScriptedSession session;

        @Override
        public FlowSession session() {
            if (session == null) {
                session = new ScriptedSession(script);
            }
            return session;
        }

        @Override
        public void presses(String keys) {
            script.add(new Input.Keys(keys));
        }

        @Override
        public void waits() {
            script.add(new Input.Silence());
        }

        @Override
        public void hangsUp() {
            script.add(new Input.HangUp());
        }
    }
}
