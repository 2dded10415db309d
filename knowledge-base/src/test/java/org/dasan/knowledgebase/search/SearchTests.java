package org.dasan.knowledgebase.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.dasan.knowledgebase.KnowledgeNode;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The cases that a city's search must not get wrong, each by name.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTests {
    private final TestDatabase database = TestDatabase.on(TestServer.standard());
    private final KnowledgeNode node;

    SearchTests(@TempDir Path folder) {
        node = new KnowledgeNode(database, folder);
    }

    @BeforeAll
    void fill() {
        ko("fee", "부동산 중개보수는 얼마인가요", "집을 사고팔거나 빌릴 때 공인중개사에게 내는 돈입니다. 요율은 거래 금액에 따라 다릅니다.");
        ko("fine", "주정차 위반 과태료 내는 방법", "단속된 차의 과태료는 미리 내면 20퍼센트를 줄여 드립니다.");
        ko("disabled-fine", "장애인주차구역 위반 과태료", "장애인 전용 주차구역에 세우면 과태료 10만원입니다.");
        ko("bulky", "대형폐기물 신고필증 사는 방법", "가구를 버리려면 신고필증을 사서 붙입니다. 소파와 침대도 같습니다.");
        ko("wage", "임금체불 신고", "일한 돈을 받지 못했을 때 고용노동부에 진정합니다.");
        ko("seal", "인감증명서 발급", "본인이 신분증을 가지고 가까운 곳에서 받습니다.");
        ko("center", "행정복지센터 업무 시간", "평일 아홉 시부터 여섯 시까지 엽니다.");
        ko("register", "주민등록표 등본 발급", "가까운 행정복지센터나 무인 발급기에서 받습니다.");
        ko("deed", "부동산 등기사항증명서 발급", "등기소나 인터넷에서 받습니다. 등기부등본이라고도 합니다.");
        ko("subsidy", "전기차 보조금 신청", "보조금은 예산이 남아 있을 때 신청합니다.");
        ko("tower", "N서울타워 분실물", "전망대에서 잃어버린 물건을 찾습니다.");
        ko("hepatitis", "A형간염 예방접종", "보건소에서 접종합니다.");
        ko("wifi", "공공 와이파이 쓰는 방법", "광장과 버스에서 무료입니다.");
        ko("daycare", "어린이집 입소 신청", "아이를 맡길 어린이집에 신청합니다.");
        ko("bus", "버스에서 물건을 잃어버렸을 때", "회사에 물어봅니다.");
        ko("article", "도로교통법 제32조 안내", "제32조는 주정차 금지 장소를 정합니다.");
        node.publish(
                "en-taxi",
                "en",
                "Lost property in taxis",
                "Call the hotline with the number of the receipt.",
                List.of());
        node.publish("vi-taxi", "vi", "Đồ bỏ quên trên xe taxi", "Gọi tổng đài để tìm đồ.", List.of());
        node.publish("zh-taxi", "zh", "出租车失物招领", "请拨打热线。", List.of());
        node.publish("ja-taxi", "ja", "タクシーの忘れ物", "電話で問い合わせます。", List.of());
        node.publish("mn-taxi", "mn", "Таксинд мартсан эд зүйл", "Утсаар лавлана уу.", List.of());
    }

    @AfterAll
    void stop() {
        node.close();
        database.close();
    }

    private void ko(String id, String title, String body) {
        node.publish(id, "ko", title, body, List.of());
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "복비, fee",
        "복비 얼마나 드나요, fee",
        "딱지 떼였어요, fine",
        "쓰레기 스티커 어디서 사나요, bulky",
        "월급 떼였어요, wage",
        "인감 떼러 왔어요, seal",
        "동사무소 몇 시까지 하나요, center",
        "와이파이, wifi",
        "WiFi, wifi",
        "등기부등본, deed",
    })
    void understandsHowPeopleSayIt(String said, String meant) {
        assertThat(node.ids(said).getFirst()).isEqualTo(meant);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "장애인주차구역위반과태료, disabled-fine", // run together
        "장애인 주차 구역 위반 과태료, disabled-fine",
        "인 감 증 명 서, seal", // torn apart
        "대형폐기믈, bulky", // a wrong letter
        "예방접동, hepatitis",
        "N서울타워, tower", // two scripts
        "n 서울 타워 분실물, tower",
        "a형 간염, hepatitis",
        "Ａ형간염, hepatitis", // wide letters
        "32조, article",
    })
    void doesNotMindSpacesSlipsAndScripts(String typed, String meant) {
        assertThat(node.ids(typed).getFirst()).isEqualTo(meant);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "대형, bulky",
        "대형폑, bulky", // the next consonant still hangs on the syllable
        "대형폐ㄱ, bulky",
        "어린이ㅈ, daycare",
        "어린이지, daycare",
        "보조그, subsidy",
        "보좈, subsidy",
        "인감ㅈ, seal",
        "임, wage",
    })
    void findsWhileAWordIsStillBeingTyped(String typed, String meant) {
        assertThat(node.ids(typed)).contains(meant);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"ㅂㅈㄱ, subsidy", "ㅇㄱㅈㅁㅅ, seal", "ㅇㄹㅇㅈ, daycare", "ㅇㄱㅊㅂ, wage", "ㄷㅎㅍㄱㅁ ㅅㄱㅍㅈ, bulky"})
    void findsByInitialConsonants(String typed, String meant) {
        assertThat(node.ids(typed).getFirst()).isEqualTo(meant);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"qhwhrma, subsidy", "rhkxofy, fine", "eogudvPrlanf, bulky", "dlsrkawmdaudtj, seal"})
    void readsTheOtherKeyboardAndSaysSo(String keys, String meant) {
        var found = node.search(keys);

        assertThat(found.meant()).isNotNull();
        assertThat(found.hits()).extracting(hit -> hit.externalId()).contains(meant);
    }

    @Test
    void keepsEnglishWordsEnglish() {
        assertThat(node.search("taxi", null).meant()).isNull();
        assertThat(node.ids("taxi", null)).contains("en-taxi");
    }

    @Test
    void findsWhatWasPastedInDecomposedLetters() {
        var pasted = Normalizer.normalize("어린이집 신청", Normalizer.Form.NFD);
        node.publish("nfd", "ko", Normalizer.normalize("다문화가족 지원", Normalizer.Form.NFD), "", List.of());

        assertThat(node.ids(pasted).getFirst()).isEqualTo("daycare");
        assertThat(node.ids("다문화가족").getFirst()).isEqualTo("nfd");
    }

    @ParameterizedTest(name = "{1}: {0} → {2}")
    @CsvSource({
        "lost propertis, en, en-taxi",
        "lost prop, en, en-taxi",
        "do bo quen taxi, vi, vi-taxi",
        "đồ bỏ quên, vi, vi-taxi",
        "失物, zh, zh-taxi",
        "忘れ物, ja, ja-taxi",
        "таксинаас, mn, mn-taxi",
        "марстан эд зүйл, mn, mn-taxi",
    })
    void speaksSixLanguages(String typed, String language, String meant) {
        assertThat(node.ids(typed, language).getFirst()).isEqualTo(meant);
        assertThat(node.ids(typed, null)).contains(meant);
    }

    @Test
    void marksWhatMatchedWithoutTrustingMarkup() {
        node.publish("markup", "ko", "<b>굵은</b> 글씨체", "앞 문장입니다. <script>alert(1)</script> 글씨체는 둥근고딕입니다.", List.of());

        var hit = node.search("글씨체").hits().getFirst();

        assertThat(hit.title()).isEqualTo("<b>굵은</b> 글씨체");
        var mark = hit.titleMarks().getFirst();
        assertThat(hit.title().substring(mark.start(), mark.end())).isEqualTo("글씨체");
        assertThat(hit.marks())
                .allSatisfy(each -> assertThat(hit.snippet().substring(each.start(), each.end()))
                        .isEqualTo("글씨체"));
    }

    @Test
    void doesNotMarkTheEndingsThatEverySentenceHas() {
        node.publish("endings", "ko", "보행등 밝기", "보행등을 밝힙니다. 그다음 점검합니다.", List.of());

        var hit = node.search("보행등을 버립니다").hits().getFirst();

        assertThat(hit.marks())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(hit.snippet().substring(each.start(), each.end()))
                        .startsWith("보행등"));
    }

    @Test
    void whatHasExpiredOrNotBegunIsNotFound() {
        node.take("""
            {"id":"past","lang":"ko","title":"여름한정 물놀이장","body":"","validUntil":"2026-11-22"}
            {"id":"today","lang":"ko","title":"여름한정 물총축제","body":"","validFrom":"2026-11-23","validUntil":"2026-11-23"}
            {"id":"future","lang":"ko","title":"여름한정 불꽃놀이","body":"","validFrom":"2026-11-24"}
            """);

        assertThat(node.ids("여름한정")).contains("today").doesNotContain("past", "future");
        node.clock.advance(Duration.ofDays(1));
        try {
            assertThat(node.ids("여름한정")).contains("future").doesNotContain("past", "today");
        } finally {
            node.clock.advance(Duration.ofDays(-1));
        }
    }

    @Test
    void withoutAQuestionTheNewestAreShown() {
        assertThat(node.search("").hits()).isNotEmpty();
        assertThat(node.search("  ", "vi").hits()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "뷁뷁뷁",
                "?",
                "\"",
                "title:* OR (",
                "\\",
                "ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ",
                "\u0000\u202E",
                "ㅏㅏㅏ",
                "{!func}",
                "🙂🙂",
                "\uD800",
                "ㄱ",
                "%_%",
                "' OR 1=1 --"
            })
    void hostileQuestionsAreOnlyQuestions(String hostile) {
        assertThat(node.search(hostile).total()).isNotNegative();
        assertThat(node.search(hostile, null).total()).isNotNegative();
    }

    @Test
    void theLongestQuestionIsOnlyAQuestion() {
        assertThat(node.search("a".repeat(300), null).total()).isNotNegative();
        assertThat(node.search("가나다라마".repeat(60)).total()).isNotNegative();
    }

    @Test
    void anyKeysAtAllAreOnlyAQuestion() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder();
            int length = random.nextInt(30);
            for (int c = 0; c < length; c++) {
                text.append((char)
                        switch (random.nextInt(4)) {
                            case 0 -> 0xAC00 + random.nextInt(11172);
                            case 1 -> 0x3131 + random.nextInt(51);
                            case 2 -> 0x20 + random.nextInt(95);
                            default -> random.nextInt(0x10000);
                        });
            }
            assertThat(node.search(text.toString(), random.nextBoolean() ? "ko" : null)
                            .total())
                    .as("seed " + seed + ", round " + i)
                    .isNotNegative();
        }
    }
}
