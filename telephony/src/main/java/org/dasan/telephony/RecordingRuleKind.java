package org.dasan.telephony;

import java.util.Set;
import org.dasan.city.Channel;
import org.dasan.city.Codes;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.configuration.DocumentKind;
import org.dasan.city.configuration.Documents;
import org.dasan.telephony.RecordingRule.Consent;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which entry points record their calls. An entry point without a rule records nothing.
@Component
@Order(92)
class RecordingRuleKind extends DocumentKind<RecordingRule> {
    private static final int LONGEST_DAYS = 3650;

    private final JdbcClient jdbc;

    RecordingRuleKind(Documents documents, JdbcClient jdbc) {
        super(documents, "call-recording", Label.of("통화 녹음", "Call recording"), RecordingRule.class);
        this.jdbc = jdbc;
    }

    /// What holds for this entry point.
    RecordingRule of(String entryPoint) {
        return find(entryPoint).orElseGet(() -> RecordingRule.none(entryPoint));
    }

    @Override
    public String key(RecordingRule value) {
        return value.entryPoint();
    }

    @Override
    public Label title(RecordingRule value) {
        return Label.of(value.entryPoint(), value.entryPoint());
    }

    @Override
    public Set<String> organisations(RecordingRule value) {
        return Set.copyOf(jdbc.sql(
                        "SELECT o.code FROM entry_point e JOIN organisation o ON o.id = e.organisation WHERE e.key = :key")
                .param("key", value.entryPoint())
                .query(String.class)
                .list());
    }

    @Override
    public void check(RecordingRule value, @Nullable RecordingRule before) {
        var channel = jdbc.sql("SELECT channel FROM entry_point WHERE key = :key")
                .param("key", value.entryPoint())
                .query(String.class)
                .optional();
        if (channel.isEmpty() || Channel.valueOf(channel.get()) != Channel.VOICE) {
            throw new InvalidFieldException("entryPoint", "is no entry point for calls: " + value.entryPoint());
        }
        if (value.consent() == Consent.ANNOUNCED) {
            if (value.announcement() == null || value.announcement().isBlank()) {
                throw new InvalidFieldException("announcement", "must be named where callers are told here");
            }
            Codes.require("announcement", value.announcement());
        }
        if (value.keepDays() != null && (value.keepDays() < 1 || value.keepDays() > LONGEST_DAYS)) {
            throw new InvalidFieldException(
                    "keepDays", "must be 1 to " + LONGEST_DAYS + " but was " + value.keepDays());
        }
    }
}
