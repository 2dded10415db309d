package org.dasan.server.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/// How sessions are written.
@Configuration(proxyBeanMethods = false)
class SessionStore {
    /// As Spring Session writes, but nothing when only the time of the last request has moved by less than a
    /// minute: else every request that reads would end with a write to the disk.
    private static final String UPDATE = """
            UPDATE %TABLE_NAME% AS s
               SET session_id = n.session_id, last_access_time = n.last_access_time, max_inactive_interval = n.max_inactive_interval,
                   expiry_time = n.expiry_time, principal_name = n.principal_name
              FROM (SELECT ?::varchar, ?::bigint, ?::int, ?::bigint, ?::varchar, ?::varchar)
                   AS n (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name, primary_id)
             WHERE s.primary_id = n.primary_id
               AND (n.last_access_time - s.last_access_time >= 60000 OR s.session_id <> n.session_id
                    OR s.max_inactive_interval <> n.max_inactive_interval OR s.principal_name IS DISTINCT FROM n.principal_name)
            """;

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> seldomWritten() {
        return sessions -> sessions.setUpdateSessionQuery(UPDATE);
    }
}
