package org.dasan.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.dasan.interactions.outbox.LookUp;
import org.dasan.interactions.outbox.OutboundText;
import org.dasan.interactions.outbox.SendResult;
import org.dasan.interactions.outbox.TextGateway;
import org.dasan.store.Ids;
import org.junit.jupiter.api.Test;

/// What the outbox relies on in every gateway, tried against a provider on a real socket.
public interface TextGatewayContract {
    TextGateway gateway();

    Provider provider();

    /// A text that the provider would take.
    OutboundText text(String words);

    /// A provider that does what the test tells it.
    interface Provider {
        /// Answers the next request with this status and no word of its own.
        void answersNextWith(int status);

        /// Refuses the next request for good.
        ///
        /// @return the code it gives
        String refusesNext();

        /// Takes the next text and cuts the connection before it says so.
        void takesNextAndHangsUp();

        /// Cannot be connected to until it is there again.
        void goes(boolean away);

        /// How many texts it was asked to take since the test began.
        int asked();
    }

    @Test
    default void tellsTheProvidersNameOfATextThatWasTaken() {
        var result = gateway().send(text("안녕하세요 & <b>100%</b> + 👍"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        SendResult.Accepted.class,
                        accepted -> assertThat(accepted.externalId()).isNotBlank());
    }

    @Test
    default void asksOnceWhateverTheAnswer() {
        for (int status : List.of(500, 502, 503, 504, 429)) {
            int before = provider().asked();
            provider().answersNextWith(status);

            gateway().send(text("status " + status));

            assertThat(provider().asked() - before)
                    .as("requests for HTTP " + status)
                    .isEqualTo(1);
        }
    }

    @Test
    default void doesNotKnowWhatBecameOfATextTheProviderBrokeOn() {
        provider().answersNextWith(500);

        assertThat(gateway().send(text("broken"))).isInstanceOf(SendResult.Uncertain.class);
    }

    @Test
    default void saysThatATextWasRefused() {
        var code = provider().refusesNext();

        assertThat(gateway().send(text("refused"))).isEqualTo(new SendResult.Rejected(code));
    }

    @Test
    default void waitsWhenTheProviderAsksForIt() {
        provider().answersNextWith(429);

        assertThat(gateway().send(text("too fast"))).isInstanceOf(SendResult.Unavailable.class);
    }

    @Test
    default void knowsThatNothingWasTakenByAProviderThatIsNotThere() {
        provider().goes(true);
        try {
            assertThat(gateway().send(text("nobody there"))).isInstanceOf(SendResult.Unavailable.class);
        } finally {
            provider().goes(false);
        }
    }

    @Test
    default void findsATextThatWasTakenBeforeTheConnectionBroke() {
        provider().takesNextAndHangsUp();
        var text = text("taken, but who knows " + Ids.next());

        assertThat(gateway().send(text)).isInstanceOf(SendResult.Uncertain.class);
        assertThat(gateway().lookUp(text)).isInstanceOf(LookUp.Found.class);
    }

    @Test
    default void doesNotFindATextThatWasNeverTaken() {
        provider().answersNextWith(503);
        var text = text("never taken " + Ids.next());

        gateway().send(text);

        assertThat(gateway().lookUp(text)).isInstanceOf(LookUp.Absent.class);
    }

    @Test
    default void sendsManyAtOnce() {
        int before = provider().asked();

        var results = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> gateway().send(text("number " + i))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(results).allMatch(SendResult.Accepted.class::isInstance);
        assertThat(provider().asked() - before).isEqualTo(12);
    }

    /// A text for that address, queued now.
    static OutboundText text(org.dasan.city.Channel channel, String from, String to, String words, Instant now) {
        return new OutboundText(Ids.next(), channel, from, to, words, now);
    }
}
