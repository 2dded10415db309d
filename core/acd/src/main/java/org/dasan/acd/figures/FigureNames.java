package org.dasan.acd.figures;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.dasan.acd.Queue;
import org.dasan.acd.Queues;
import org.dasan.acd.StaffSkills;
import org.dasan.acd.figures.Question.Dimension;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.Label;
import org.dasan.city.Organisation;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What rows are called, and which come first.
@Component
class FigureNames {
    /// The row of all groups too small to be shown alone.
    static final String FEW = "few";
    /// Fewer people than this are no group: their figures would be a person's.
    private static final int A_GROUP = 3;

    private final Queues queues;
    private final Directory directory;
    private final Grants grants;

    FigureNames(Queues queues, Directory directory, Grants grants) {
        this.queues = queues;
        this.directory = directory;
        this.grants = grants;
    }

    @Nullable
    Label of(Dimension by, @Nullable String key) {
        if (by == Dimension.NONE) {
            return null;
        }
        if (key == null) {
            return Label.of("줄에 서지 않음", "In no queue");
        }
        return switch (by) {
            case QUEUE ->
                queues.all().stream()
                        .filter(q -> q.id().toString().equals(key))
                        .map(Queue::name)
                        .findFirst()
                        .orElseGet(() -> Label.of("없어진 줄", "A queue of former times"));
            case CHANNEL -> channel(Channel.valueOf(key));
            case LANGUAGE -> language(key);
            case ORGANISATION, AGENT_GROUP ->
                key.equals(FEW)
                        ? Label.of("작은 조를 모음 (3명 미만)", "Small groups together (under 3)")
                        : directory
                                .organisation(new OrganisationId(UUID.fromString(key)))
                                .map(Organisation::name)
                                .orElseGet(() -> Label.of("없어진 조직", "An organisation of former times"));
            case NONE -> null;
        };
    }

    /// A text that sorts rows as the city's configuration does.
    String order(Dimension by, @Nullable String key) {
        if (key == null) {
            return "~";
        }
        var order = switch (by) {
            case QUEUE -> queues.all().stream().map(q -> q.id().toString()).toList();
            case CHANNEL ->
                List.of(Channel.values()).stream().map(Channel::name).toList();
            case ORGANISATION, AGENT_GROUP ->
                directory.organisations().stream().map(o -> o.id().toString()).toList();
            case LANGUAGE, NONE -> List.<String>of();
        };
        int place = order.indexOf(key);
        return (place < 0 ? "9999" : String.format(Locale.ROOT, "%04d", place)) + key;
    }

    /// Whether a group has so few people that its figures would be somebody's own.
    boolean isSmall(@Nullable String group) {
        return group == null || members(group) < A_GROUP;
    }

    /// Whether the small groups together have people enough to be shown.
    boolean fewAreEnough() {
        return directory.staff().stream()
                        .filter(staff -> groups(staff).stream().anyMatch(group -> members(group) < A_GROUP))
                        .count()
                >= A_GROUP;
    }

    private long members(String group) {
        return directory.staff().stream()
                .filter(staff -> groups(staff).contains(group))
                .count();
    }

    private List<String> groups(Staff staff) {
        return grants.grantedTo(staff.id()).stream()
                .filter(grant -> grant.role() == Role.AGENT)
                .map(grant -> grant.organisation().value().toString())
                .toList();
    }

    static Label language(String code) {
        if (code.startsWith("sign:")) {
            return Label.of("한국수어", "Korean Sign Language");
        }
        var locale = Locale.of(code);
        return StaffSkills.isLanguage(code)
                ? Label.of(locale.getDisplayLanguage(Locale.KOREAN), locale.getDisplayLanguage(Locale.ENGLISH))
                : Label.of(code, code);
    }

    static Label channel(Channel channel) {
        return switch (channel) {
            case VOICE -> Label.of("전화", "Phone");
            case SMS -> Label.of("문자", "Text message");
            case CHAT -> Label.of("채팅", "Chat");
            case VIDEO -> Label.of("영상", "Video");
            case SNS -> Label.of("SNS", "Social network");
            case EMAIL -> Label.of("이메일", "E-mail");
            case FAX -> Label.of("팩스", "Fax");
            case COUNTER -> Label.of("방문", "Counter");
            case POST -> Label.of("우편", "Post");
        };
    }
}
