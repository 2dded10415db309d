package org.dasan.telephony;

import java.util.Set;
import org.dasan.city.Channel;
import org.dasan.city.Codes;
import org.dasan.city.Directory;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.configuration.DocumentKind;
import org.dasan.city.configuration.Documents;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Campaigns, as administrators write them.
@Component
@Order(93)
class CampaignKind extends DocumentKind<Campaign> {
    private static final int MOST_ATTEMPTS = 10;
    private static final int LONGEST_PAUSE = 10_080;

    private final Directory directory;
    private final JdbcClient jdbc;

    CampaignKind(Documents documents, Directory directory, JdbcClient jdbc) {
        super(documents, "campaigns", Label.of("전화 캠페인", "Calling campaigns"), Campaign.class);
        this.directory = directory;
        this.jdbc = jdbc;
    }

    @Override
    public String key(Campaign value) {
        return value.code();
    }

    @Override
    public Label title(Campaign value) {
        return value.name();
    }

    @Override
    public Set<String> organisations(Campaign value) {
        return Set.of(value.organisation());
    }

    @Override
    public void check(Campaign value, @Nullable Campaign before) {
        Codes.require("code", value.code());
        if (directory.organisationByCode(value.organisation()).isEmpty()) {
            throw new InvalidFieldException("organisation", "is not an organisation: " + value.organisation());
        }
        if (directory
                .entryPoint(value.entryPoint())
                .filter(found -> found.channel() == Channel.VOICE)
                .isEmpty()) {
            throw new InvalidFieldException("entryPoint", "is no entry point for calls: " + value.entryPoint());
        }
        if (!exists("calendar", value.calendar())) {
            throw new InvalidFieldException("calendar", "is not a calendar: " + value.calendar());
        }
        if (value.skill() != null && !exists("skill", value.skill())) {
            throw new InvalidFieldException("skill", "is not a skill: " + value.skill());
        }
        between("attempts", value.attempts(), MOST_ATTEMPTS);
        between("pauseMinutes", value.pauseMinutes(), LONGEST_PAUSE);
    }

    private boolean exists(String table, String code) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM " + table + " WHERE code = :code)")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    private static void between(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new InvalidFieldException(field, "must be 1 to " + most + " but was " + value);
        }
    }
}
