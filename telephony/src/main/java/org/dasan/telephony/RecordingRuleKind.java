package org.dasan.telephony;

import java.util.List;
import java.util.Set;
import org.dasan.city.Channel;
import org.dasan.city.Codes;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.StaffId;
import org.dasan.city.configuration.ConfigurationKind;
import org.dasan.city.configuration.Documents;
import org.dasan.telephony.RecordingRule.Consent;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which entry points record their calls. An entry point without a rule records nothing.
@Component
@Order(92)
class RecordingRuleKind implements ConfigurationKind<RecordingRule> {
    private static final String CODE = "call-recording";
    private static final int LONGEST_DAYS = 3650;

    private final Documents documents;
    private final JdbcClient jdbc;

    RecordingRuleKind(Documents documents, JdbcClient jdbc) {
        this.documents = documents;
        this.jdbc = jdbc;
    }

    /// What holds for this entry point.
    RecordingRule of(String entryPoint) {
        return find(entryPoint).orElseGet(() -> RecordingRule.none(entryPoint));
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Label label() {
        return Label.of("통화 녹음", "Call recording");
    }

    @Override
    public Class<RecordingRule> type() {
        return RecordingRule.class;
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
    public List<RecordingRule> all() {
        return documents.all(CODE, RecordingRule.class);
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

    @Override
    public void write(RecordingRule value, @Nullable RecordingRule before, StaffId who) {
        documents.write(CODE, value.entryPoint(), 1, value);
    }

    @Override
    public boolean removable() {
        return true;
    }

    @Override
    public void remove(RecordingRule value) {
        documents.remove(CODE, value.entryPoint());
    }
}
