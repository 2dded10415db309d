package org.dasan.interactions;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dasan.store.Ids;
import org.dasan.store.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Addresses of citizens: sealed at rest, equal by a keyed hash, shown by their last four characters.
@Component
public class Identities {
    private final JdbcClient jdbc;
    private final Keys keys;
    private final Clock clock;

    Identities(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /// The identity of this address, made when it is new.
    ///
    /// @param address in its normal form: E.164, lower-case mail address, …
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID known(IdentityKind kind, String address) {
        var lookup = keys.lookup(kind.name(), address);
        jdbc.sql("""
                INSERT INTO identity (id, kind, address_sealed, address_lookup, last4, created_at)
                VALUES (:id, :kind, :sealed, :lookup, :last4, :now) ON CONFLICT (kind, address_lookup) DO NOTHING
                """)
                .param("id", Ids.next())
                .param("kind", kind.name())
                .param("sealed", keys.seal(address))
                .param("lookup", lookup)
                .param("last4", address.substring(Math.max(0, address.length() - 4)))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("SELECT id FROM identity WHERE kind = :kind AND address_lookup = :lookup")
                .param("kind", kind.name())
                .param("lookup", lookup)
                .query(UUID.class)
                .single();
    }

    /// The identity of this address, if it was ever heard of.
    ///
    /// @param address in its normal form
    public Optional<UUID> find(IdentityKind kind, String address) {
        return jdbc.sql("SELECT id FROM identity WHERE kind = :kind AND address_lookup = :lookup")
                .param("kind", kind.name())
                .param("lookup", keys.lookup(kind.name(), address))
                .query(UUID.class)
                .optional();
    }

    /// What kind of address it is.
    public Optional<IdentityKind> kind(UUID identity) {
        return jdbc.sql("SELECT kind FROM identity WHERE id = :id")
                .param("id", identity)
                .query((rs, _) -> IdentityKind.valueOf(rs.getString(1)))
                .optional();
    }

    /// The address in clear; whoever shows it writes the access log.
    public Optional<String> address(UUID identity) {
        return jdbc.sql("SELECT address_sealed FROM identity WHERE id = :id")
                .param("id", identity)
                .query((rs, _) -> keys.open(rs.getBytes(1)))
                .optional();
    }

    /// What staff see of an address without a further right: `••••5528`; nothing for a chat visitor's secret.
    public Optional<String> masked(UUID identity) {
        return Optional.ofNullable(masked(List.of(identity)).get(identity));
    }

    /// The same of several; those of whom staff see nothing are missing.
    public Map<UUID, String> masked(Collection<UUID> identities) {
        var masked = new HashMap<UUID, String>();
        if (!identities.isEmpty()) {
            jdbc.sql("SELECT id, '••••' || last4 FROM identity WHERE id = ANY(:ids::uuid[]) AND kind <> 'VISITOR'")
                    .param("ids", identities.stream().map(UUID::toString).toArray(String[]::new))
                    .query(row -> {
                        masked.put(row.getObject(1, UUID.class), row.getString(2));
                    });
        }
        return masked;
    }
}
