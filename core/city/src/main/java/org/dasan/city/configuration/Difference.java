package org.dasan.city.configuration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One field that differs between two values.
///
/// @param field  its path, such as `needs[0].minimum`
/// @param before null: it was not there
/// @param after  null: it is not there
public record Difference(
        String field, @Nullable JsonNode before, @Nullable JsonNode after) {
    /// What differs, in the order of the fields. Lists of different length differ as a whole.
    public static List<Difference> between(@Nullable JsonNode before, @Nullable JsonNode after) {
        var found = new ArrayList<Difference>();
        compare("", before, after, found);
        return List.copyOf(found);
    }

    private static void compare(
            String field, @Nullable JsonNode before, @Nullable JsonNode after, List<Difference> found) {
        if (before == null ? after == null : before.equals(after)) {
            return;
        }
        if (before != null && after != null && before.isObject() && after.isObject()) {
            var names = new LinkedHashSet<>(after.propertyNames());
            names.addAll(before.propertyNames());
            for (var name : names) {
                compare(field.isEmpty() ? name : field + "." + name, before.get(name), after.get(name), found);
            }
        } else if (before != null
                && after != null
                && before.isArray()
                && after.isArray()
                && before.size() == after.size()) {
            for (int i = 0; i < after.size(); i++) {
                compare(field + "[" + i + "]", before.get(i), after.get(i), found);
            }
        } else {
            found.add(new Difference(field, before, after));
        }
    }
}
