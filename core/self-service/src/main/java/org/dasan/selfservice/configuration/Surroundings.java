package org.dasan.selfservice.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dasan.city.configuration.Documents;
import org.dasan.selfservice.CityService;
import org.dasan.selfservice.CityServices;
import org.dasan.selfservice.flow.Fault;
import org.dasan.selfservice.flow.Flow;
import org.dasan.selfservice.flow.FlowCheck;
import org.dasan.selfservice.prompt.Prompt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What flows can refer to, as it is within the transaction.
@Component
class Surroundings {
    private final JdbcClient jdbc;
    private final Documents documents;
    private final CityServices services;

    Surroundings(JdbcClient jdbc, Documents documents, CityServices services) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.services = services;
    }

    /// What is wrong with a flow here and now.
    List<Fault> faults(Flow flow) {
        return FlowCheck.of(flow, new Here(prompts()));
    }

    /// What of it would be wrong by another text of one prompt, or none at all.
    List<Fault> faultsWith(Flow flow, String code, @Nullable Prompt prompt) {
        var prompts = new HashMap<>(prompts());
        if (prompt == null) {
            prompts.remove(code);
        } else {
            prompts.put(code, languages(prompt));
        }
        return FlowCheck.of(flow, new Here(prompts)).stream()
                .filter(fault -> fault.kind() == Fault.Kind.UNKNOWN_PROMPT || fault.kind() == Fault.Kind.MISSING_TEXT)
                .toList();
    }

    /// Codes of the organisations whose entry points these are.
    Set<String> organisationsOf(List<String> entryPoints) {
        return Set.copyOf(jdbc.sql("""
                SELECT o.code FROM entry_point e JOIN organisation o ON o.id = e.organisation WHERE e.key = ANY(:keys::text[])
                """)
                .param("keys", entryPoints.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private Map<String, Set<String>> prompts() {
        var prompts = new HashMap<String, Set<String>>();
        documents.all(PromptKind.CODE, Prompt.class).forEach(prompt -> prompts.put(prompt.code(), languages(prompt)));
        return prompts;
    }

    private static Set<String> languages(Prompt prompt) {
        return prompt.text() == null ? Set.of() : prompt.text().byLanguage().keySet();
    }

    private boolean exists(String sql, String key) {
        return jdbc.sql("SELECT EXISTS (" + sql + ")")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private final class Here implements org.dasan.selfservice.flow.Surroundings {
        private final Map<String, Set<String>> prompts;

        Here(Map<String, Set<String>> prompts) {
            this.prompts = prompts;
        }

        @Override
        public Optional<Set<String>> prompt(String code) {
            return Optional.ofNullable(prompts.get(code));
        }

        @Override
        public boolean queue(String code) {
            return exists("SELECT 1 FROM queue WHERE code = :key", code);
        }

        @Override
        public boolean calendar(String code) {
            return exists("SELECT 1 FROM calendar WHERE code = :key", code);
        }

        @Override
        public boolean topic(String code) {
            return exists("SELECT 1 FROM topic WHERE code = :key", code);
        }

        @Override
        public boolean organisation(String code) {
            return exists("SELECT 1 FROM organisation WHERE code = :key", code);
        }

        @Override
        public boolean entryPoint(String key) {
            return exists("SELECT 1 FROM entry_point WHERE key = :key AND channel = 'VOICE'", key);
        }

        @Override
        public Optional<String> servedBy(String entryPoint, String except) {
            return documents.all(FlowKind.CODE, Flow.class).stream()
                    .filter(flow -> !flow.code().equals(except))
                    .filter(flow -> flow.entryPoints().contains(entryPoint))
                    .map(Flow::code)
                    .findFirst();
        }

        @Override
        public boolean queueFor(String entryPoint, String language) {
            return jdbc.sql("""
                    SELECT EXISTS (
                        SELECT 1 FROM queue_choice c JOIN entry_point e ON e.id = c.entry_point_id
                         WHERE e.key = :key AND c.role = 'AGENT' AND c.language IN (:language, '*'))
                    """)
                    .param("key", entryPoint)
                    .param("language", language)
                    .query(Boolean.class)
                    .single();
        }

        @Override
        public Optional<CityService.Function> function(String service, String function) {
            return services.function(service, function).filter(found -> !found.orders());
        }
    }
}
