package org.dasan.city.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.Label;
import org.dasan.city.StaffId;
import org.jspecify.annotations.Nullable;

/// A kind of configuration, such as queues; a bean of the module that owns its tables. Bean order is the order
/// in which an import brings kinds in: what others refer to comes first.
///
/// Values refer to one another by natural key, so that people can read them and another installation can take
/// them. All methods but [#reload] run in the transaction of [Configurations].
///
/// @param <V> a record; components that are not marked nullable must be there
public interface ConfigurationKind<V> {
    /// As addresses name it, such as `queues`.
    String code();

    Label label();

    Class<V> type();

    /// The natural key of a value, such as its code; never changes.
    String key(V value);

    /// What lists show.
    Label title(V value);

    /// Codes of the organisations it belongs to: whoever changes it administers all of them. None: the city.
    Set<String> organisations(V value);

    /// All there are, in the order of lists.
    List<V> all();

    /// Ids of the rows by key, for kinds whose items have addresses of their own elsewhere, such as queues.
    default Map<String, UUID> ids() {
        return Map.of();
    }

    /// The one with this key.
    default Optional<V> find(String key) {
        return all().stream().filter(value -> key(value).equals(key)).findFirst();
    }

    /// Refuses what makes no sense: a reference to what is not there, hours that end before they begin.
    ///
    /// @param before what is in force; null when it is new
    /// @throws org.dasan.city.InvalidFieldException naming the field within the value
    void check(V value, @Nullable V before);

    /// Writes it to its tables.
    ///
    /// @param before what is in force; null when it is new
    void write(V value, @Nullable V before, StaffId who);

    /// Whether items can be taken away. Others are switched off, or no longer referred to.
    default boolean removable() {
        return false;
    }

    /// Takes it from its tables; only called when [#removable].
    default void remove(V value) {
        throw new UnsupportedOperationException(code() + " cannot be removed");
    }

    /// What a change would touch at this moment, such as `waiting` contacts, for those who are about to decide.
    default Map<String, Integer> touches(V value, @Nullable V before) {
        return Map.of();
    }

    /// Reads again what this node keeps in memory of it. Called on every node after a change was committed.
    default void reload() {}
}
