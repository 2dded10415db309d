package org.dasan.knowledgebase;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.city.Directory;
import org.dasan.knowledgebase.imports.ImportDoor;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One running node with a knowledge base, and an editor who fills it.
public final class KnowledgeNode implements AutoCloseable {
    private static final UUID CITY = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID EDITOR = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final JsonMapper JSON = JsonMapper.shared();

    public final MutableClock clock;
    private final ConfigurableApplicationContext context;

    public KnowledgeNode(TestDatabase database, Path folder) {
        context = new SpringApplicationBuilder(KnowledgeApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.main.banner-mode=off",
                        "--spring.flyway.enabled=false",
                        "--dasan.data=" + folder,
                        "--dasan.key-file=" + key(database),
                        "--dasan.demo=false",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password());
        clock = context.getBean(MutableClock.class);
        var jdbc = database.jdbc();
        jdbc.sql("""
            INSERT INTO organisation (id, code, kind, name) VALUES (:id, 'test-city', 'CITY', '{"ko":"시","en":"City"}')
            ON CONFLICT DO NOTHING
            """).param("id", CITY).update();
        jdbc.sql("""
            INSERT INTO staff (id, username, display_name, created_at) VALUES (:id, 'test-editor', '편집자', :now) ON CONFLICT DO NOTHING
            """)
                .param("id", EDITOR)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        context.getBean(Directory.class).reload();
    }

    /// All nodes on one database share its key.
    private static String key(TestDatabase database) {
        var name = "dasan-test-key-" + ProcessHandle.current().pid() + "-"
                + database.url().hashCode();
        var file = Path.of(System.getProperty("java.io.tmpdir"), name);
        file.toFile().deleteOnExit();
        return file.toString();
    }

    /// Imports these lines and returns the report as it is sent.
    public JsonNode take(String lines) {
        return take(lines.getBytes(StandardCharsets.UTF_8), false);
    }

    public JsonNode take(byte[] body, boolean draft) {
        return JSON.valueToTree(ImportDoor.take(context, body, EDITOR, CITY, draft));
    }

    /// Publishes one entry.
    public void publish(String id, String language, String title, String body, List<String> askedAs) {
        var report = take(line(id, language, title, body, askedAs));
        if (report.path("rejected").asInt() > 0) {
            throw new IllegalStateException(report.toString());
        }
    }

    public static String line(String id, String language, String title, String body, List<String> askedAs) {
        return JSON.writeValueAsString(
                        Map.of("id", id, "lang", language, "title", title, "body", body, "askedAs", askedAs))
                + "\n";
    }

    public Found search(String text) {
        return search(text, "ko");
    }

    public Found search(String text, @Nullable String language) {
        return bean(KnowledgeBase.class).search(new Question(text, language, null, 10));
    }

    /// External ids of what is found, best first.
    public List<String> ids(String text) {
        return ids(text, "ko");
    }

    public List<String> ids(String text, @Nullable String language) {
        return search(text, language).hits().stream()
                .map(hit -> String.valueOf(hit.externalId()))
                .toList();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
