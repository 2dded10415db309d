package org.dasan.channels.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.dasan.store.Ids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Limits as citizens meet them; all of these tests come from one address.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTests {
    private final ChatCity city;

    LimitsTests(@TempDir Path folder) {
        city = ChatCity.start(folder, false);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void servesFiftyVisitorsOfOneOfficeAndSlowsTheOneWhoFloods() {
        var visitors = IntStream.range(0, 50)
                .mapToObj(_ -> city.start(Ids.next(), ChatCity.WEB, null))
                .toList();
        assertThat(visitors).allMatch(started -> started.status() == 201);
        var office = visitors.stream().map(ChatCity::visitor).toList();
        var flooding = office.getFirst();

        var flood = IntStream.range(0, 60)
                .mapToObj(i -> city.write(flooding, Ids.next(), "도배 " + i))
                .toList();
        var others = office.stream()
                .skip(1)
                .map(visitor -> city.write(visitor, Ids.next(), "평범한 질문"))
                .toList();

        assertThat(others).allMatch(answer -> answer.status() == 201);
        var refused = flood.stream().filter(answer -> answer.status() == 429).toList();
        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(Integer.parseInt(answer.header("Retry-After")))
                        .isPositive());
        assertThat(flood).filteredOn(answer -> answer.status() == 201).hasSizeGreaterThanOrEqualTo(20);
        assertThat(stored(flooding)).isEqualTo(flood.size() - refused.size());
        var more = IntStream.range(0, 20)
                .map(_ -> city.start(Ids.next(), ChatCity.NIGHT, null).status())
                .boxed()
                .toList();
        assertThat(more).as("new conversations of one address").contains(429);
    }

    private int stored(ChatCity.Visitor visitor) {
        return city.jdbc
                .sql("SELECT count(*) FROM message WHERE interaction_id = :id AND direction = 'IN'")
                .param("id", visitor.interaction())
                .query(Integer.class)
                .single();
    }
}
