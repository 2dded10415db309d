package org.dasan.city.configuration;

import org.dasan.city.InvalidFieldException;
import org.dasan.city.sample.RequiredUnlessNullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// Values of configuration as JSON: every field must be known, and there unless it may be null.
public final class Values {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .annotationIntrospector(
                    new AnnotationIntrospectorPair(new RequiredUnlessNullable(), new JacksonAnnotationIntrospector()))
            .build();

    private Values() {}

    /// @throws InvalidFieldException naming the field within the value
    static <V> V read(ConfigurationKind<V> kind, JsonNode value) {
        try {
            return parse(value, kind.type());
        } catch (JacksonException e) {
            throw InvalidFieldException.of(e);
        }
    }

    /// Reads a value that may not fit.
    ///
    /// @throws JacksonException naming the place at which it does not
    public static <V> V parse(JsonNode value, Class<V> type) {
        return JSON.treeToValue(value, type);
    }

    static JsonNode write(Object value) {
        return JSON.valueToTree(value);
    }
}
