package org.dasan.knowledgebase.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dasan.knowledgebase.KnowledgeNode;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What an import takes, what it leaves out, and what it says about it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTests {
    private final TestDatabase database = TestDatabase.on(TestServer.standard());
    private final KnowledgeNode node;

    ImportTests(@TempDir Path folder) {
        node = new KnowledgeNode(database, folder);
    }

    @AfterAll
    void stop() {
        node.close();
        database.close();
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("{\"id\":\"a1\",\"lang\":\"ko\",\"title\":\"제목\",\"body\":\"본문\"}", ""),
                Arguments.of("{\"id\":\"a2\",\"lang\":\"ko\",\"title\":\"본문 없는 제목\",\"body\":\"\"}", ""),
                Arguments.of("{\"id\":\"a3\",\"lang\":\"ko\",\"title\":\"본문도 없음\"}", ""),
                Arguments.of("{\"id\":\"a4\",\"lang\":\"zh-CN\",\"title\":\"标题\",\"body\":\"\"}", ""),
                Arguments.of("{\"id\":5,\"lang\":\"ko\",\"title\":\"번호인 id\",\"body\":\"\"}", ""),
                Arguments.of(
                        "{\"id\":\"a6\",\"lang\":\"ko\",\"title\":\"모르는"
                                + " 필드\",\"body\":\"\",\"url\":\"x\",\"views\":[3]}",
                        ""),
                Arguments.of(
                        "{\"id\":\"a7\",\"lang\":\"ko\",\"title\":\"글 하나\",\"body\":\"\",\"keywords\":\"하나\"}", ""),
                Arguments.of("{\"id\":\"a8\",\"lang\":\"ko\",\"title\":\"\",\"body\":\"제목 없는 글\"}", ""),
                Arguments.of("{\"lang\":\"ko\",\"title\":\"id 없음\",\"body\":\"\"}", "id is missing."),
                Arguments.of("{\"id\":\"b1\",\"title\":\"언어 없음\"}", "lang is missing."),
                Arguments.of("{\"id\":\"b2\",\"lang\":\"fr\",\"title\":\"x\"}", "lang must be one of"),
                Arguments.of("{\"id\":\"b3\",\"lang\":\"ko\",\"title\":\"  \"}", "title is missing."),
                Arguments.of("{\"id\":\"b4\",\"lang\":\"ko\",\"title\":7}", "title must be a text."),
                Arguments.of(
                        "{\"id\":\"b5\",\"lang\":\"ko\",\"title\":\"x\",\"keywords\":[1]}", "keywords must be a list"),
                Arguments.of(
                        "{\"id\":\"b6\",\"lang\":\"ko\",\"title\":\"a\\u0000b\"}",
                        "title has a character that is none"),
                Arguments.of(
                        "{\"id\":\"b7\",\"lang\":\"ko\",\"title\":\"a\\ud800\"}", "title has a character that is none"),
                Arguments.of(
                        "{\"id\":\"b8\",\"lang\":\"ko\",\"title\":\"x\",\"validUntil\":\"soon\"}",
                        "validUntil must be a day"),
                Arguments.of("{\"id\":\"b9\",\"lang\":\"ko\"", "The line is not JSON."),
                Arguments.of("[1,2]", "The line is no JSON object."),
                Arguments.of("{\"id\":\"" + "x".repeat(201) + "\",\"lang\":\"ko\",\"title\":\"x\"}", "id must be"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void takesALineOrSaysWhyNot(String line, String reason) {
        var report = node.take(line + "\n");

        assertThat(report.path("lines").asInt()).isEqualTo(1);
        assertThat(report.path("rejected").asInt()).isEqualTo(reason.isEmpty() ? 0 : 1);
        if (reason.isEmpty()) {
            assertThat(report.path("created").asInt()).isEqualTo(1);
        } else {
            assertThat(report.path("errors").get(0).path("line").asInt()).isEqualTo(1);
            assertThat(report.path("errors").get(0).path("reason").asString()).contains(reason);
        }
    }

    @Test
    void whatIsWrongIsLeftOutAndTheOthersAreNot() {
        var body = "\uFEFF" + good("c1", "첫째 줄") + "\r\n\n  \n{broken\n" + good("c2", "마지막 줄");

        var report = node.take(body);

        assertThat(counts(report)).isEqualTo("3 lines, 2 created, 0 updated, 0 unchanged, 1 rejected");
        assertThat(report.path("errors").get(0).path("line").asInt()).isEqualTo(4);
        assertThat(node.ids("마지막 줄")).contains("c2");
    }

    @Test
    void theSameAgainIsNoChangeAndAnotherTextIsAVersion() {
        node.take(good("d1", "수수료 표"));

        assertThat(counts(node.take(good("d1", "수수료 표"))))
                .isEqualTo("1 lines, 0 created, 0 updated, 1 unchanged, 0 rejected");
        assertThat(counts(node.take(good("d1", "새 수수료 표"))))
                .isEqualTo("1 lines, 0 created, 1 updated, 0 unchanged, 0 rejected");
        var hit = node.search("새 수수료 표").hits().getFirst();
        assertThat(hit.externalId()).isEqualTo("d1");
        assertThat(hit.version()).isEqualTo(2);
    }

    @Test
    void whatHasNoTitleIsListedByItsBeginning() {
        node.take("{\"id\":\"h1\",\"lang\":\"ko\",\"title\":\"\",\"body\":\"뻐꾸기 시계 고치는 곳\\n둘째 줄\"}");

        assertThat(node.search("뻐꾸기 시계").hits().getFirst().title()).isEqualTo("뻐꾸기 시계 고치는 곳");
    }

    @Test
    void theSameIdTwiceInOneBodyIsTwoVersions() {
        var report = node.take(good("e1", "먼저 온 글") + "\n" + good("e1", "나중에 온 글"));

        assertThat(counts(report)).isEqualTo("2 lines, 1 created, 1 updated, 0 unchanged, 0 rejected");
        assertThat(node.search("나중에 온 글").hits().getFirst().version()).isEqualTo(2);
    }

    @Test
    void aDraftIsNeverFound() {
        var report = node.take(good("f1", "쿠르베물티플 초안").getBytes(StandardCharsets.UTF_8), true);

        assertThat(report.path("state").asString()).isEqualTo("REVIEW");
        assertThat(node.ids("쿠르베물티플")).doesNotContain("f1");
    }

    @Test
    void whatIsNotUtf8IsRejectedByItsLine() {
        var body = (good("g1", "앞") + "\n").getBytes(StandardCharsets.UTF_8);
        var broken = new byte[body.length + 3];
        System.arraycopy(body, 0, broken, 0, body.length);
        broken[body.length] = (byte) 0xC3;
        broken[body.length + 1] = (byte) 0x28;
        broken[body.length + 2] = '\n';

        var report = node.take(broken, false);

        assertThat(report.path("errors").get(0).path("reason").asString()).isEqualTo("The line is not UTF-8.");
        assertThat(report.path("created").asInt()).isEqualTo(1);
    }

    @Test
    void aThousandEntriesAreFoundWhenTheAnswerComes() {
        var body = new StringBuilder();
        for (int i = 0; i < 1200; i++) {
            body.append(KnowledgeNode.line("many-" + i, "ko", "도서관 안내 " + i + "호", "본문 " + i, List.of()));
        }

        var report = node.take(body.toString());

        assertThat(report.path("created").asInt()).isEqualTo(1200);
        assertThat(node.ids("도서관 안내 1199호").getFirst()).isEqualTo("many-1199");
    }

    private static String good(String id, String title) {
        return KnowledgeNode.line(id, "ko", title, "본문", List.of()).strip();
    }

    private static String counts(JsonNode report) {
        return "%s lines, %s created, %s updated, %s unchanged, %s rejected"
                .formatted(
                        report.path("lines"),
                        report.path("created"),
                        report.path("updated"),
                        report.path("unchanged"),
                        report.path("rejected"));
    }
}
