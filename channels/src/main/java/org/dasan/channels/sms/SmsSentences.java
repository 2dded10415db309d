package org.dasan.channels.sms;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    private static final Map<String, String> SURVEY = Map.of(
            "ko",
                    "120다산콜입니다. 이번 문자 상담에 얼마나 만족하셨나요? 1(매우 불만족)부터 5(매우 만족)까지 숫자로 답해 주세요. 하고 싶은 말을 이어 쓰셔도 됩니다. 답하지 않으셔도 됩니다.",
            "en",
                    "This is 120 Dasan. How satisfied are you with our answers? Reply with a number from 1 (very dissatisfied) to 5 (very satisfied); you may add words. You do not have to answer.",
            "zh", "这里是120茶山热线。您对这次短信咨询满意吗？请回复数字1（非常不满意）到5（非常满意），后面可以写想说的话。也可以不回复。",
            "ja", "120茶山コールです。今回の相談にどのくらい満足されましたか。1（とても不満）から5（とても満足）までの数字でお答えください。続けてご意見も書けます。返信しなくてもかまいません。",
            "vi",
                    "Đây là tổng đài 120 Dasan. Bạn hài lòng với lần tư vấn này đến mức nào? Hãy trả lời bằng số từ 1 (rất không hài lòng) đến 5 (rất hài lòng), có thể viết thêm. Bạn không bắt buộc phải trả lời.",
            "mn",
                    "120 Дасан байна. Та энэ зөвлөгөөнд хэр сэтгэл хангалуун байна вэ? 1 (маш сэтгэл дундуур)-ээс 5 (маш сэтгэл хангалуун) хүртэл тоогоор хариулна уу, үг нэмж болно. Заавал хариулах албагүй.");

    private SmsSentences() {}

    /// Asks how satisfied the citizen is, and for a digit.
    static String survey(String language) {
        return Objects.requireNonNull(SURVEY.get(SURVEY.containsKey(language) ? language : "en"));
    }

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
