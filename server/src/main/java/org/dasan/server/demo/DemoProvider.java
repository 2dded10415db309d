package org.dasan.server.demo;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dasan.channels.TextProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/// Plays the provider of texts: takes the city's, delivers them to the telephone on screen, and tells the city
/// of both. It obeys STOP and START, and confirms them, as the real one does.
@Component
class DemoProvider {
    static final String NUMBER = TextProvider.DEMONSTRATION.number();
    private static final Duration UNTIL_SENT = Duration.ofMillis(400);
    private static final Duration UNTIL_DELIVERED = Duration.ofMillis(1_200);
    private static final Set<String> STOP = Set.of("STOP", "UNSUBSCRIBE", "CANCEL", "END", "QUIT");
    private static final Set<String> START = Set.of("START", "UNSTOP");

    private final DemoTexts texts;
    private final DemoWebhooks webhooks;
    private final TaskScheduler scheduler;

    DemoProvider(DemoTexts texts, DemoWebhooks webhooks, TaskScheduler scheduler) {
        this.texts = texts;
        this.webhooks = webhooks;
        this.scheduler = scheduler;
    }

    /// Takes a text of the city's.
    DemoText fromCity(String from, String to, String body, List<String> links, @Nullable String callback) {
        var text = texts.add(from, to, body, false, List.of(), links);
        later(UNTIL_SENT, text, "sent", callback);
        later(UNTIL_DELIVERED, text, "delivered", callback);
        return text;
    }

    /// A citizen texts the city.
    ///
    /// @return whether the city took it
    boolean fromCitizen(String from, String body, List<DemoText.Picture> pictures) {
        var word = body.strip().toUpperCase(Locale.ROOT);
        boolean stop = STOP.contains(word);
        boolean start = START.contains(word);
        var text = texts.add(from, NUMBER, body, true, pictures, List.of());
        var fields = new LinkedHashMap<String, String>();
        fields.put("MessageSid", text.sid());
        fields.put("AccountSid", TextProvider.DEMONSTRATION.sid());
        fields.put("From", from);
        fields.put("To", NUMBER);
        fields.put("Body", body);
        fields.put("NumSegments", "1");
        fields.put("NumMedia", Integer.toString(pictures.size()));
        for (int i = 0; i < pictures.size(); i++) {
            fields.put("MediaUrl" + i, webhooks.address(path(text, pictures.get(i))));
            fields.put("MediaContentType" + i, pictures.get(i).mime());
        }
        if (stop || start) {
            texts.stop(from, stop);
            fields.put("OptOutType", stop ? "STOP" : "START");
            texts.add(
                    NUMBER,
                    from,
                    stop
                            ? "[120] 더 이상 문자를 보내지 않습니다. 다시 받으려면 START 라고 보내 주세요. (You will receive no more texts. Reply START to resubscribe.)"
                            : "[120] 문자를 다시 보내 드립니다. (You will receive texts again.)",
                    false,
                    List.of(),
                    List.of());
        }
        return webhooks.text(fields);
    }

    /// Where the city fetches a picture.
    static String path(DemoText text, DemoText.Picture picture) {
        return "/demo/provider" + uri(text) + "/Media/" + picture.sid();
    }

    /// A text's address at the provider.
    static String uri(DemoText text) {
        return "/2010-04-01/Accounts/" + TextProvider.DEMONSTRATION.sid() + "/Messages/" + text.sid();
    }

    private void later(Duration pause, DemoText text, String status, @Nullable String callback) {
        var _ = scheduler.schedule(
                () -> {
                    texts.status(text.sid(), status);
                    if (callback != null) {
                        webhooks.post(
                                URI.create(callback),
                                Map.of(
                                        "MessageSid", text.sid(),
                                        "MessageStatus", status,
                                        "AccountSid", TextProvider.DEMONSTRATION.sid(),
                                        "From", text.from(),
                                        "To", text.to()));
                    }
                },
                scheduler.getClock().instant().plus(pause));
    }
}
