package org.dasan.acd;

import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.city.CalendarId;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.Label;
import org.dasan.city.sample.InvalidSampleException;
import org.dasan.city.sample.SampleFiles;
import org.dasan.city.sample.SampleLoader;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reads `routing.yaml`: skills, queues, who goes where, what people can do, reasons. What is there already
/// stays.
@Component
@Order(20)
class RoutingSample implements SampleLoader {
    private static final String FILE = "routing.yaml";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Queues queues;

    RoutingSample(JdbcClient jdbc, Directory directory, Queues queues) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.queues = queues;
    }

    record File(
            Map<String, Label> skills,
            List<QueueEntry> queues,
            List<ChoiceEntry> choices,
            Map<String, Integer> capacity,
            List<AgentEntry> agents,
            List<ReasonEntry> notReady,
            List<ReasonEntry> decline) {}

    record QueueEntry(
            String code,
            String organisation,
            Label name,
            @Nullable List<Need> needs,
            @Nullable Integer priority,
            @Nullable Selection selection,
            @Nullable Integer target,
            @Nullable Integer wrapUp,
            @Nullable String calendar) {}

    record ChoiceEntry(
            String entryPoint,
            @Nullable SeatRole role,
            @Nullable String language,
            String queue) {}

    record AgentEntry(String username, Map<String, Integer> skills) {}

    record ReasonEntry(String code, Label label) {}

    @Override
    public void load(SampleFiles files) {
        files.read(FILE, File.class).ifPresent(file -> {
            file.skills().forEach(this::skill);
            for (int i = 0; i < file.queues().size(); i++) {
                queue(file.queues().get(i), i);
            }
            file.choices().stream()
                    .filter(choice -> !wasChanged("entry-points", choice.entryPoint()))
                    .forEach(this::choice);
            file.agents().stream()
                    .filter(agent -> !wasChanged("staff", agent.username()))
                    .forEach(agent -> agent(agent, file.capacity()));
            reasons("NOT_READY", file.notReady());
            reasons("DECLINE", file.decline());
            queues.reload();
        });
    }

    /// What somebody has changed on screen is theirs: a file no longer adds to it.
    private boolean wasChanged(String kind, String key) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM configuration_change WHERE kind = :kind AND key = :key)")
                .param("kind", kind)
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private void skill(String code, Label name) {
        jdbc.sql("INSERT INTO skill (code, name) VALUES (:code, :name::jsonb) ON CONFLICT DO NOTHING")
                .param("code", code)
                .param("name", JSON.writeValueAsString(name))
                .update();
    }

    private void queue(QueueEntry queue, int position) {
        var organisation = directory
                .organisationByCode(queue.organisation())
                .orElseThrow(() -> unknown("organisation", queue.organisation()));
        var calendar = queue.calendar();
        @Nullable
        UUID calendarId = calendar == null
                ? null
                : directory
                        .calendarByCode(calendar)
                        .map(CalendarId::value)
                        .orElseThrow(() -> unknown("calendar", calendar));
        jdbc.sql("""
                INSERT INTO queue (id, code, organisation_id, name, needs, priority, selection, target_seconds, wrap_up_seconds, calendar_id, position)
                VALUES (:id, :code, :organisation, :name::jsonb, :needs::jsonb, :priority, :selection, :target, :wrapUp, :calendar, :position)
                ON CONFLICT (code) DO NOTHING
                """)
                .param("id", Ids.next())
                .param("code", queue.code())
                .param("organisation", organisation.id().value())
                .param("name", JSON.writeValueAsString(queue.name()))
                .param("needs", Needs.json(queue.needs() == null ? List.of() : queue.needs()))
                .param("priority", queue.priority() == null ? 0 : queue.priority())
                .param("selection", (queue.selection() == null ? Selection.LONGEST_IDLE : queue.selection()).name())
                .param("target", queue.target() == null ? 30 : queue.target())
                .param("wrapUp", queue.wrapUp() == null ? 60 : queue.wrapUp())
                .param("calendar", calendarId, Types.OTHER)
                .param("position", position)
                .update();
    }

    private void choice(ChoiceEntry choice) {
        var entryPoint = directory
                .entryPoint(choice.entryPoint())
                .orElseThrow(() -> unknown("entry point", choice.entryPoint()));
        var queue = jdbc.sql("SELECT id FROM queue WHERE code = :code")
                .param("code", choice.queue())
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .optional()
                .orElseThrow(() -> unknown("queue", choice.queue()));
        jdbc.sql("""
                INSERT INTO queue_choice (entry_point_id, role, language, queue_id) VALUES (:entryPoint, :role, :language, :queue)
                ON CONFLICT DO NOTHING
                """)
                .param("entryPoint", entryPoint.id().value())
                .param("role", (choice.role() == null ? SeatRole.AGENT : choice.role()).name())
                .param("language", choice.language() == null ? "*" : choice.language())
                .param("queue", queue)
                .update();
    }

    private void agent(AgentEntry agent, Map<String, Integer> capacity) {
        var staff = directory.staffByUsername(agent.username()).orElseThrow(() -> unknown("account", agent.username()));
        agent.skills()
                .forEach((skill, proficiency) -> jdbc.sql("""
                INSERT INTO staff_skill (staff_id, skill, proficiency) VALUES (:staff, :skill, :proficiency) ON CONFLICT DO NOTHING
                """)
                        .param("staff", staff.id().value())
                        .param("skill", skill)
                        .param("proficiency", proficiency)
                        .update());
        capacity.forEach((channel, places) -> jdbc.sql("""
                INSERT INTO agent_load (staff_id, channel, capacity) VALUES (:staff, :channel, :places) ON CONFLICT DO NOTHING
                """)
                .param("staff", staff.id().value())
                .param("channel", Channel.valueOf(channel).name())
                .param("places", places)
                .update());
    }

    private void reasons(String kind, List<ReasonEntry> reasons) {
        for (int i = 0; i < reasons.size(); i++) {
            jdbc.sql(
                            "INSERT INTO reason (kind, code, label, position) VALUES (:kind, :code, :label::jsonb, :position) ON CONFLICT DO NOTHING")
                    .param("kind", kind)
                    .param("code", reasons.get(i).code())
                    .param("label", JSON.writeValueAsString(reasons.get(i).label()))
                    .param("position", i)
                    .update();
        }
    }

    private static InvalidSampleException unknown(String what, String name) {
        return new InvalidSampleException(FILE, "there is no " + what + " \"" + name + "\"");
    }
}
