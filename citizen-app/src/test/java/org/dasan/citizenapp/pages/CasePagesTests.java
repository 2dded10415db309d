package org.dasan.citizenapp.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dasan.city.Languages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A citizen's case as plain pages and forms, as a browser without script sees them.
@SpringBootTest(classes = PagesApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class CasePagesTests {
    static final List<String> LANGUAGES = Languages.ALL;
    private static final Map<String, String> KEY = Map.of("number", "1123-0471", "code", "12345678");

    @LocalServerPort
    private int port;

    @Autowired
    private OneCase cases;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void nothingWasSaid() {
        cases.state = "IN_PROGRESS";
        cases.later = false;
        cases.heard = "";
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void showsTheDayTheWayAndWhoIsInCharge(String language) {
        var page = post(language, KEY);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("1123-0471", "aria-current=\"step\"", "class=\"todo\"", "26", "구멍이 &lt;b&gt;큽니다")
                .doesNotContain("{", "??");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void namesTheDayWithItsWeekday() {
        assertThat(post("ko", KEY).body()).contains("11월 26일(목)", "마포구청", "도로보수 담당", "둘레를 막았습니다");
    }

    @Test
    void aLinkWithBothOpensTheCase() {
        assertThat(get("/cases?lang=ko&number=1123-0471&code=12345678").body()).contains("성산로 길 파임");
    }

    @Test
    void aWrongNumberAndAWrongCodeAreOneSentence() {
        var number = post("en", Map.of("number", "0101-0001", "code", "12345678"));
        var code = post("en", Map.of("number", "1123-0471", "code", "87654321"));
        var nothing = post("en", Map.of());

        assertThat(number.statusCode()).isEqualTo(404);
        assertThat(number.body())
                .contains("We found no case with this number and code")
                .doesNotContain("0101-0001");
        assertThat(code.body()).isEqualTo(number.body());
        assertThat(nothing.body()).isEqualTo(number.body());
    }

    @Test
    void tooManyTriesAreTold() {
        cases.later = true;

        var page = post("ko", KEY);

        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.body()).contains("잠시 닫았습니다").doesNotContain("성산로");
    }

    @Test
    void repliesToWhatTheCityAsks() {
        assertThat(post("ko", KEY).body()).doesNotContain("id=\"reply\"");
        cases.state = "WAITING_CITIZEN";
        assertThat(post("ko", KEY).body()).contains("id=\"reply\"", "기한은 멈춥니다");

        var page = post("ko", with("act", "words", "text", " 서쪽 차로요 ", "version", "7"));

        assertThat(cases.heard).isEqualTo("reply 7 서쪽 차로요");
        assertThat(page.body()).contains("role=\"status\"", "보냈습니다");
    }

    @Test
    void asksFurtherAndHearsWhenTheCaseHasMovedOn() {
        cases.state = "ANSWERED";

        var page = post("ko", with("act", "words", "further", "true", "text", "아직입니다", "version", "7"));

        assertThat(cases.heard).isEqualTo("more 7 아직입니다");
        assertThat(page.body()).contains("그사이 진행이 바뀌었습니다");
    }

    @Test
    void ratesWithWordsAndNothingChosenBefore() {
        cases.state = "ANSWERED";
        assertThat(post("ko", KEY).body()).contains("많이 좋음").doesNotContain("checked");

        assertThat(post("ko", with("act", "rating", "rating", "9")).body()).contains("하나를 골라 주세요");
        assertThat(cases.heard).isEmpty();
        assertThat(post("ko", with("act", "rating", "rating", "5")).body()).contains("평가해 주셔서 고맙습니다");
        assertThat(cases.heard).isEqualTo("rate 5");
    }

    @Test
    void whoHasNoKeySaysNothing() {
        post("ko", Map.of("number", "1123-0471", "code", "0", "act", "words", "text", "x", "version", "7"));

        assertThat(cases.heard).isEmpty();
    }

    private static Map<String, String> with(String... namesAndValues) {
        var all = new HashMap<>(KEY);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return all;
    }

    private HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    private HttpResponse<String> post(String language, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request("/cases?lang=" + language)
                .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
