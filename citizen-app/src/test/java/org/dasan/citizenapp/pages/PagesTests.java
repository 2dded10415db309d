package org.dasan.citizenapp.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.dasan.citizenapp.Waits;
import org.dasan.citizenapp.WayStatus;
import org.dasan.city.Channel;
import org.dasan.city.Languages;
import org.dasan.testkit.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The pages as a browser without script gets them.
@SpringBootTest(classes = PagesApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PagesTests {
    private static final Waits NOTHING = (_, _) -> new WayStatus.NotConfigured();
    private static final int FIRST_VIEW_BYTES = 60_000;

    private final HttpClient browser = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private PagesApplication.SettableWaits waits;

    @Autowired
    private MutableClock clock;

    @Autowired
    private TextFiles texts;

    @AfterEach
    void forget() {
        waits.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en", "zh", "ja", "vi", "mn"})
    void showsTheFirstViewInTheLanguageAskedFor(String language) throws Exception {
        var page = get("/?lang=" + language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"" + language + "\"")
                .contains(texts.in(language).say("home.question"))
                .doesNotContain("??", "th:", "[[");
        assertThat(page.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .startsWith("dasan-lang=" + language + ";")
                        .contains("SameSite=Lax"));
    }

    @Test
    void prefersTheAddressThenTheCookieThenTheBrowser() throws Exception {
        assertThat(get("/", "Accept-Language", "fr, vi;q=0.8").body()).contains("<html lang=\"vi\"");
        assertThat(get("/", "Accept-Language", "vi", "Cookie", "dasan-lang=mn").body())
                .contains("<html lang=\"mn\"");
        assertThat(get("/?lang=ja", "Cookie", "dasan-lang=mn").body()).contains("<html lang=\"ja\"");
        assertThat(get("/?lang=xx", "Accept-Language", "***").body()).contains("<html lang=\"ko\"");
    }

    @Test
    void showsTheSixWaysInTheirOrder() throws Exception {
        var ways = Pattern.compile("data-way=\"(\\w+)\"")
                .matcher(get("/?lang=ko").body())
                .results()
                .map(way -> way.group(1))
                .toList();

        assertThat(ways).containsExactly("voice", "sms", "chat", "video", "lang", "report");
    }

    @Test
    void saysWhatIsNotServedAndLinksTheCitizensOwnTelephone() throws Exception {
        waits.say(NOTHING);

        var page = get("/?lang=en").body();

        assertThat(page)
                .contains("href=\"tel:120\"", "href=\"sms:120\"", "Not available · call 120", "Taken by phone")
                .doesNotContain("href=\"/chat\"");
        assertThat(get("/report?lang=en").body()).contains("tel:120").doesNotContain("/chat\"");
    }

    @Test
    void tellsTheWaitWithItsShapeAndTime() throws Exception {
        waits.say((channel, _) -> channel == Channel.CHAT
                ? new WayStatus.Open(2, Duration.ofSeconds(119), clock.instant())
                : new WayStatus.NotConfigured());

        var page = get("/?lang=ko").body();

        assertThat(page).contains("data-level=\"soon\"", "2명 앞 · 약 2분", "09:00 기준");
    }

    @Test
    void neverShowsAFigureOlderThanAMinute() throws Exception {
        waits.say((_, _) ->
                new WayStatus.Open(2, Duration.ofMinutes(2), clock.instant().minusSeconds(61)));

        var page = get("/?lang=ko").body();

        assertThat(page).contains("기다림 확인 중").doesNotContain("2명 앞", "기준</p>");
    }

    @Test
    void saysWhenAClosedWayOpensWithItsDayUnlessItIsToday() throws Exception {
        waits.say((channel, _) -> new WayStatus.Closed(
                channel == Channel.CHAT
                        ? Instant.parse("2026-11-24T00:00:00Z")
                        : Instant.parse("2026-11-23T01:30:00Z")));

        var page = get("/?lang=ko").body();

        assertThat(page).contains("11월 24일(화) 09:00에 엽니다", ">10:30에 엽니다");
    }

    @Test
    void tellsTheShortestWaitAmongForeignLanguages() throws Exception {
        waits.say((_, language) -> language.equals("en")
                ? new WayStatus.Open(0, Duration.ZERO, clock.instant())
                : new WayStatus.Open(3, Duration.ofMinutes(9), clock.instant()));

        assertThat(get("/?lang=ko").body()).contains("영어 바로");
        assertThat(get("/?lang=vi").body()).contains("Tiếng Việt · Còn 3 người");
    }

    @Test
    void answersASearchTruthfullyAndEscapesIt() throws Exception {
        var page = get("/answers?lang=en&q=%3Cscript%3Ealert(1)%3C/script%3E").body();

        assertThat(page)
                .contains("Nothing found", "&lt;script&gt;alert(1)", "data-way=\"voice\"")
                .doesNotContain("<script>alert");
        assertThat(get("/answers?q=%20").headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith(":" + port + "/"));
    }

    @Test
    void enlargesTheTextStepByStepAndRemembersIt() throws Exception {
        var page = get("/?lang=ko");
        assertThat(page.body()).contains("data-size=\"100\"", "href=\"/?size=125\"");

        var larger = get("/?size=200");
        assertThat(larger.body()).contains("data-size=\"200\"", "href=\"/?size=100\"");
        assertThat(larger.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("dasan-size=200"));
        assertThat(get("/chat", "Cookie", "dasan-size=150").body()).contains("data-size=\"150\"");
    }

    @Test
    void allowsNoInlineScriptAndNoFraming() throws Exception {
        for (var address : new String[] {"/", "/answers?q=x", "/report", "/offline", "/chat", "/ways"}) {
            var page = get(address);
            assertThat(policy(page)).as(address).contains("script-src 'self';", "frame-ancestors 'none'");
            assertThat(page.body())
                    .as(address)
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContain(" style=");
        }
    }

    @Test
    void letsOnlyTheSitesOfTheEntryPointFrameTheChat() throws Exception {
        var frame = get("/embed/district?lang=en");

        assertThat(policy(frame)).endsWith("frame-ancestors https://www.district.example");
        assertThat(frame.body()).contains("data-entry=\"district\"", "data-framed=\"true\"");
        assertThat(frame.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(policy(get("/embed/web"))).endsWith("frame-ancestors 'none'");
    }

    @Test
    void anUnknownEntryPointIsNotFoundButOffersTheTelephone() throws Exception {
        for (var address : new String[] {"/embed/nowhere", "/chat?entry=nowhere"}) {
            var page = get(address + (address.contains("?") ? "&" : "?") + "lang=en");
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(policy(page)).endsWith("frame-ancestors 'none'");
            assertThat(page.body()).contains("tel:120").doesNotContain("main.tsx", "data-entry=\"nowhere\"");
        }
    }

    @Test
    void theFirstViewIsSmall() throws Exception {
        for (var language : Languages.ALL) {
            var page = get("/?lang=" + language).body();
            var styles = Pattern.compile("href=\"(/citizen/[^\"]+\\.css[^\"]*)\"")
                    .matcher(page)
                    .results()
                    .map(style -> style.group(1))
                    .toList();
            assertThat(styles).hasSize(2);

            var bytes = compressed(page);
            for (var style : styles) {
                bytes += compressed(get(style).body());
            }
            assertThat(bytes).as(language).isLessThan(FIRST_VIEW_BYTES);
        }
    }

    @Test
    void filesMayBeKeptForAYearBecauseTheirAddressesChange() throws Exception {
        var page = get("/").body();
        var style = Pattern.compile("/citizen/citizen\\.css\\?v=[0-9a-f]{12}").matcher(page);
        assertThat(style.find()).isTrue();

        assertThat(get(style.group()).headers().firstValue("Cache-Control"))
                .hasValueSatisfying(caching -> assertThat(caching).contains("immutable", "max-age=31536000"));
    }

    @Test
    void canBeInstalled() throws Exception {
        var manifest = get("/manifest.webmanifest?lang=en");

        assertThat(manifest.headers().firstValue("Content-Type")).hasValue("application/manifest+json");
        assertThat(manifest.body()).contains("\"name\":\"Hangang City 120\"", "\"purpose\":\"maskable\"");
        for (var icon : Pattern.compile("\"src\":\"([^\"]+)\"")
                .matcher(manifest.body())
                .results()
                .toList()) {
            assertThat(get(icon.group(1)).statusCode()).as(icon.group(1)).isEqualTo(200);
        }
    }

    @Test
    void servesTheScriptForForeignPages() throws Exception {
        var script = get("/embed.js");

        assertThat(script.headers().firstValue("Content-Type")).hasValue("text/javascript;charset=UTF-8");
        assertThat(script.body()).contains("/embed/");
    }

    private static String policy(HttpResponse<String> page) {
        return page.headers().firstValue("Content-Security-Policy").orElse("");
    }

    private HttpResponse<String> get(String address, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static int compressed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
