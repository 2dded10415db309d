package org.dasan.knowledgebase.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dasan.knowledgebase.KnowledgeNode;
import org.dasan.testkit.Eventually;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The index of each node says what the database says, whatever node published it and whatever was missed.
class NodesTests {
    private final TestDatabase database = TestDatabase.on(TestServer.standard());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void findsWhatAnotherNodePublishes(@TempDir Path folder, @TempDir Path otherFolder) {
        try (var one = new KnowledgeNode(database, folder);
                var other = new KnowledgeNode(database, otherFolder)) {
            one.publish("x", "ko", "동파 신고", "계량기", List.of());

            Eventually.that(() -> assertThat(other.ids("동파 신고")).containsExactly("x"));
            other.publish("x", "ko", "결빙 신고", "계량기", List.of());

            Eventually.that(() ->
                    assertThat(one.search("결빙 신고").hits().getFirst().version()).isEqualTo(2));
        }
    }

    @Test
    void catchesUpWithWhatHappenedWhileItWasAway(@TempDir Path folder, @TempDir Path otherFolder) {
        try (var one = new KnowledgeNode(database, folder)) {
            one.publish("x", "ko", "동파 신고", "", List.of());
            one.publish("y", "ko", "단수 안내", "", List.of());
        }
        try (var other = new KnowledgeNode(database, otherFolder)) {
            assertThat(other.ids("동파 신고")).as("an index built anew").containsExactly("x");
            other.publish("x", "ko", "결빙 신고", "", List.of());
        }

        try (var again = new KnowledgeNode(database, folder)) {
            assertThat(again.ids("결빙")).containsExactly("x");
            assertThat(again.ids("단수 안내").getFirst()).isEqualTo("y");
        }
    }
}
