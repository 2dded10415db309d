package org.dasan.e2e;

import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.dasan.acd.Acd;
import org.dasan.acd.PresenceState;
import org.dasan.acd.Presences;
import org.dasan.acd.SeatId;
import org.dasan.interactions.InteractionId;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A test in the browser. It begins with an empty centre; what it opened is closed after it, and photographed
/// first when the test failed.
abstract class BrowserTest {
    static final Product PRODUCT = Product.get();

    @RegisterExtension
    final AfterTestExecutionCallback windows = context -> PRODUCT.closeWindows(context.getExecutionException()
            .map(_ -> context.getRequiredTestMethod().getName()));

    @BeforeEach
    void nobodyWorksAndNobodyWaits() {
        var jdbc = PRODUCT.bean(JdbcClient.class);
        var acd = PRODUCT.bean(Acd.class);
        var presences = PRODUCT.bean(Presences.class);
        jdbc.sql("SELECT staff_id FROM presence WHERE state <> 'OFFLINE'")
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .list()
                .forEach(agent -> presences.set(agent, PresenceState.OFFLINE, null, null, agent));
        endOpenContacts("SYSTEM", "TEST");
        jdbc.sql("UPDATE seat SET wrap_up_until = created_at WHERE state = 'WRAP_UP'")
                .update();
        jdbc.sql("SELECT id FROM seat WHERE state = 'WRAP_UP'")
                .query((rs, _) -> new SeatId(rs.getObject(1, UUID.class)))
                .list()
                .forEach(acd::wrapUpRanOut);
        Eventually.that(() -> Assertions.assertThat(jdbc.sql("SELECT count(*) FROM interaction WHERE state <> 'CLOSED'")
                        .query(Integer.class)
                        .single())
                .isZero());
    }

    /// The citizens' part of whatever is open is over.
    static void endOpenContacts(String by, String reason) {
        var acd = PRODUCT.bean(Acd.class);
        PRODUCT.bean(JdbcClient.class)
                .sql("SELECT id FROM interaction WHERE state NOT IN ('CLOSED', 'WRAP_UP')")
                .query((rs, _) -> new InteractionId(rs.getObject(1, UUID.class)))
                .list()
                .forEach(open -> acd.citizenEnded(open, by, reason));
    }
}
