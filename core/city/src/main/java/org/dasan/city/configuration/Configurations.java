package org.dasan.city.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.StaffId;
import org.dasan.city.access.Problem;
import org.dasan.city.configuration.ConfigurationStore.Last;
import org.dasan.city.configuration.ConfigurationStore.Reach;
import org.dasan.store.EventLog;
import org.dasan.store.NewEvent;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// The one door through which configuration is looked at and changed.
@Service
public class Configurations {
    /// The event of a change, in the stream of the item.
    public static final String CHANGED = "city.configuration.changed";

    private static final int MOST_CHANGES = 200;
    private static final int LONGEST_WHY = 500;

    private final ConfigurationStore store;
    private final EventLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, ConfigurationKind<?>> kinds;

    Configurations(
            List<ConfigurationKind<?>> kinds,
            ConfigurationStore store,
            EventLog log,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
        this.kinds = kinds.stream()
                .collect(toMap(ConfigurationKind::code, Function.identity(), (a, _) -> a, LinkedHashMap::new));
    }

    /// What a change would do.
    ///
    /// @param touches what it concerns at this moment, such as `waiting` contacts
    public record Preview(List<Difference> differences, Map<String, Integer> touches) {}

    /// All kinds, what others refer to first.
    public List<ConfigurationKind<?>> kinds() {
        return List.copyOf(kinds.values());
    }

    /// The items of a kind that `who` administers, and those of the whole city.
    public List<Item> items(StaffId who, String kind) {
        return inTransaction(() -> items(store.reach(who), kind(kind)));
    }

    private <V> List<Item> items(Reach reach, ConfigurationKind<V> kind) {
        var last = store.lastOf(kind.code());
        return kind.all().stream()
                .filter(value -> seen(reach, kind, value))
                .map(value -> item(reach, kind, kind.key(value), value, last.get(kind.key(value))))
                .toList();
    }

    /// One item.
    ///
    /// @throws Problem 404 when there is none that `who` may see
    public Item item(StaffId who, String kind, String key) {
        return inTransaction(() -> item(store.reach(who), kind(kind), key));
    }

    private <V> Item item(Reach reach, ConfigurationKind<V> kind, String key) {
        var value = kind.find(key)
                .filter(found -> seen(reach, kind, found))
                .orElseThrow(() -> missing(kind.code() + " " + key));
        return item(reach, kind, key, value, store.last(kind.code(), key).orElse(null));
    }

    /// What was changed, by whom and why, the latest first.
    public List<Change> changes(StaffId who, String kind, String key) {
        return inTransaction(() -> {
            requireSeen(store.reach(who), kind(kind), key);
            return store.changes(kind, key, MOST_CHANGES);
        });
    }

    /// What a change would do; checks it as [#put] does, and changes nothing.
    ///
    /// @throws InvalidFieldException   naming the field, under `value`
    /// @throws AccessDeniedException when `who` does not administer it
    public Preview preview(StaffId who, String kind, String key, JsonNode value) {
        return inTransaction(() -> preview(store.reach(who), kind(kind), key, value));
    }

    private <V> Preview preview(Reach reach, ConfigurationKind<V> kind, String key, JsonNode json) {
        var before = kind.find(key).orElse(null);
        var after = checked(reach, kind, key, json, before);
        return new Preview(
                Difference.between(before == null ? null : Values.write(before), Values.write(after)),
                kind.touches(after, before));
    }

    /// Adds an item or changes it, at once and everywhere. A value like the one in force changes nothing.
    ///
    /// @param version the one the caller has seen; 0: there is none yet
    /// @param why     for those who come later
    /// @return the item as it is now
    /// @throws ConfigurationConflictException when it is at another version
    /// @throws InvalidFieldException   naming the field: `why`, or one under `value`
    /// @throws AccessDeniedException when `who` does not administer it as it is, or as it would be
    public Item put(StaffId who, String kind, String key, int version, JsonNode value, String why) {
        return changing(why, () -> put(who, kind(kind), key, version, value, why));
    }

    private <V> Item put(StaffId who, ConfigurationKind<V> kind, String key, int version, JsonNode json, String why) {
        requireVersion(store.reach(who), kind, key, kind.find(key).orElse(null), version);
        return put(who, kind, key, json, why);
    }

    /// Whatever version there is now; in the caller's transaction.
    <V> Item put(StaffId who, ConfigurationKind<V> kind, String key, JsonNode json, String why) {
        var reach = store.reach(who);
        var before = kind.find(key).orElse(null);
        var after = checked(reach, kind, key, json, before);
        if (!after.equals(before)) {
            kind.write(after, before, who);
            keep(kind, key, before, after, who, why);
        }
        return item(reach, kind, key);
    }

    /// Takes an item away.
    ///
    /// @throws ConfigurationConflictException when it is at another version
    /// @throws ConfigurationInUseException  when others refer to it
    /// @throws InvalidFieldException        when items of this kind stay
    public void remove(StaffId who, String kind, String key, int version, String why) {
        changing(why, () -> {
            remove(who, kind(kind), key, version, why);
            return true;
        });
    }

    private <V> void remove(StaffId who, ConfigurationKind<V> kind, String key, int version, String why) {
        var reach = store.reach(who);
        requireSeen(reach, kind, key);
        var before = kind.find(key).orElseThrow();
        requireVersion(reach, kind, key, before, version);
        requireCovered(reach, kind, before);
        if (!kind.removable()) {
            throw new InvalidFieldException("kind", "is not one whose items can be taken away");
        }
        try {
            kind.remove(before);
        } catch (DataIntegrityViolationException e) {
            throw new ConfigurationInUseException(kind.code(), key, e);
        }
        keep(kind, key, before, null, who, why);
    }

    /// Brings back what was in force after the change to version `to`, as a new change.
    ///
    /// @throws InvalidFieldException when there was no such version, or nothing then
    public Item revert(StaffId who, String kind, String key, int to, int version, String why) {
        return changing(why, () -> {
            var value = valueAt(kind(kind), key, to)
                    .orElseThrow(() -> new InvalidFieldException("to", "is not a version that can be brought back"));
            return put(who, kind(kind), key, version, value, why);
        });
    }

    private Optional<JsonNode> valueAt(ConfigurationKind<?> kind, String key, int version) {
        var changes = store.changes(kind.code(), key, MOST_CHANGES);
        var made =
                changes.stream().filter(change -> change.version() == version).findFirst();
        if (made.isPresent()) {
            return made.map(Change::after);
        }
        // What was there before the first change has no row of its own.
        return changes.stream()
                .filter(change -> change.version() == version + 1)
                .findFirst()
                .map(Change::before);
    }

    /// One change at a time in the whole city; memory is read again once it is committed.
    <T> T changing(String why, Supplier<T> change) {
        if (why.isBlank() || why.length() > LONGEST_WHY) {
            throw new InvalidFieldException("why", "must say why, in 1 to " + LONGEST_WHY + " characters");
        }
        var changed = inTransaction(() -> {
            store.lock();
            return change.get();
        });
        reload();
        return changed;
    }

    /// Has this node read again what it keeps in memory.
    void reload() {
        kinds.values().forEach(ConfigurationKind::reload);
    }

    private <V> V checked(Reach reach, ConfigurationKind<V> kind, String key, JsonNode json, @Nullable V before) {
        if (before != null) {
            requireCovered(reach, kind, before);
        }
        try {
            var after = Values.read(kind, json);
            if (!kind.key(after).equals(key)) {
                throw new InvalidFieldException("", "names " + kind.key(after) + " but is to be " + key);
            }
            kind.check(after, before);
            requireCovered(reach, kind, after);
            return after;
        } catch (InvalidFieldException e) {
            throw e.within("value");
        }
    }

    private <V> void requireVersion(
            Reach reach, ConfigurationKind<V> kind, String key, @Nullable V before, int version) {
        var last = store.last(kind.code(), key).orElse(null);
        if (version != version(before, last)) {
            throw new ConfigurationConflictException(item(reach, kind, key, before, last), version);
        }
    }

    private static <V> void requireCovered(Reach reach, ConfigurationKind<V> kind, V value) {
        if (!reach.covers(kind.organisations(value))) {
            throw new AccessDeniedException(kind.code() + " " + kind.key(value) + " is not the caller's");
        }
    }

    private <V> void requireSeen(Reach reach, ConfigurationKind<V> kind, String key) {
        var before = kind.find(key);
        boolean seen = before.isPresent() ? seen(reach, kind, before.get()) : reach.city();
        if (!seen || (before.isEmpty() && store.last(kind.code(), key).isEmpty())) {
            throw missing(kind.code() + " " + key);
        }
    }

    private static <V> boolean seen(Reach reach, ConfigurationKind<V> kind, V value) {
        var organisations = kind.organisations(value);
        return organisations.isEmpty() || reach.covers(organisations);
    }

    private <V> void keep(
            ConfigurationKind<V> kind, String key, @Nullable V before, @Nullable V after, StaffId who, String why) {
        int version = store.last(kind.code(), key).map(Last::version).orElse(before == null ? 0 : 1) + 1;
        var at = clock.instant();
        store.add(
                kind.code(),
                key,
                version,
                at,
                who,
                why,
                before == null ? null : Values.write(before),
                after == null ? null : Values.write(after));
        log.append(List.of(new NewEvent(
                stream(kind.code(), key),
                CHANGED,
                1,
                at,
                who.value(),
                null,
                false,
                Map.of("kind", kind.code(), "version", version))));
    }

    private static StreamId stream(String kind, String key) {
        var name = (kind + "/" + key).getBytes(UTF_8);
        return new StreamId(StreamType.CONFIGURATION, UUID.nameUUIDFromBytes(name));
    }

    private static <V> Item item(
            Reach reach, ConfigurationKind<V> kind, String key, @Nullable V value, @Nullable Last last) {
        return new Item(
                kind.code(),
                key,
                kind.ids().get(key),
                version(value, last),
                value == null ? null : kind.title(value),
                value != null && reach.covers(kind.organisations(value)),
                kind.removable(),
                value == null ? null : Values.write(value),
                last == null ? null : last.why());
    }

    private static int version(@Nullable Object value, @Nullable Last last) {
        if (value == null) {
            return 0;
        }
        return last == null ? 1 : last.version();
    }

    private ConfigurationKind<?> kind(String code) {
        var kind = kinds.get(code);
        if (kind == null) {
            throw missing("kind of configuration " + code);
        }
        return kind;
    }

    private static Problem missing(String what) {
        return Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no " + what + ".");
    }

    private <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }
}
