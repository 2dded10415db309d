package org.dasan.channels.sms;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the system itself texts to citizens, in their language. Sentences whose code is not here stay on the
/// agent's screen: each text disturbs somebody and costs the city.
final class SmsSentences {
    /// Nobody answers at this hour; the text waits.
    static final String CLOSED = "sms.closed";

    private static final Map<String, String> OPENS = Map.of(
            "ko", "120다산콜입니다. 문자를 잘 받았습니다. 지금은 상담 시간이 아니어서 %s부터 차례대로 답해 드리겠습니다.",
            "en", "This is 120 Dasan. We have your text. Nobody answers at this hour; we reply in turn from %s on.",
            "zh", "这里是120茶山热线。您的短信已收到。现在不是咨询时间，我们将从%s起依次回复。",
            "ja", "120茶山コールです。メッセージを受け付けました。ただいま受付時間外のため、%sから順番にお答えします。",
            "vi",
                    "Đây là tổng đài 120 Dasan. Chúng tôi đã nhận được tin nhắn. Hiện ngoài giờ tư vấn, chúng tôi sẽ trả lời lần lượt từ %s.",
            "mn",
                    "120 Дасан байна. Таны мессежийг хүлээн авлаа. Одоо зөвлөгөө өгөх цаг биш тул %s-аас эхлэн дарааллаар хариулна.");
    private static final Map<String, String> SHUT = Map.of(
            "ko", "120다산콜입니다. 문자를 잘 받았습니다. 지금은 상담 시간이 아니어서 상담이 시작되면 답해 드리겠습니다.",
            "en", "This is 120 Dasan. We have your text. Nobody answers at this hour; we reply when we open.",
            "zh", "这里是120茶山热线。您的短信已收到。现在不是咨询时间，开始咨询后我们会回复您。",
            "ja", "120茶山コールです。メッセージを受け付けました。ただいま受付時間外のため、受付を始めしだいお答えします。",
            "vi",
                    "Đây là tổng đài 120 Dasan. Chúng tôi đã nhận được tin nhắn. Hiện ngoài giờ tư vấn, chúng tôi sẽ trả lời khi mở cửa.",
            "mn",
                    "120 Дасан байна. Таны мессежийг хүлээн авлаа. Одоо зөвлөгөө өгөх цаг биш тул ажил эхлэхэд хариулна.");
    private static final Map<String, String> TIMES = Map.of(
            "ko", "M월 d일 HH:mm",
            "en", "d MMMM, HH:mm",
            "zh", "M月d日 HH:mm",
            "ja", "M月d日 HH:mm",
            "vi", "HH:mm 'ngày' d/M",
            "mn", "M-р 'сарын' d, HH:mm");

    private SmsSentences() {}

    /// The sentence of this code; empty when it does not leave the house.
    ///
    /// @param opensAt when somebody answers again, if that is known
    static Optional<String> of(String code, String language, @Nullable Instant opensAt, ZoneId zone) {
        if (!code.equals(CLOSED)) {
            return Optional.empty();
        }
        var known = OPENS.containsKey(language) ? language : "en";
        if (opensAt == null) {
            return Optional.ofNullable(SHUT.get(known));
        }
        var pattern = TIMES.getOrDefault(known, "yyyy-MM-dd HH:mm");
        var time = DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(known))
                .format(opensAt.atZone(zone));
        return Optional.of(OPENS.getOrDefault(known, "%s").formatted(time));
    }
}
