package org.dasan.city.sample;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.core.io.ResourceLoader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The YAML files of one place. Each is read into a record; what the record does not know is an error that
/// names file and line.
public final class SampleFiles {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .annotationIntrospector(
                    new AnnotationIntrospectorPair(new RequiredUnlessNullable(), new JacksonAnnotationIntrospector()))
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private final ResourceLoader resources;
    private final String place;

    /// @param place a Spring resource location that ends in a slash, such as `classpath:sample/`
    public SampleFiles(ResourceLoader resources, String place) {
        this.resources = resources;
        this.place = place.endsWith("/") ? place : place + "/";
    }

    /// The file `name` as a `type`; empty when there is no such file.
    ///
    /// @throws InvalidSampleException when it cannot be read or does not fit
    public <T> Optional<T> read(String name, Class<T> type) {
        var resource = resources.getResource(place + name);
        if (!resource.exists()) {
            return Optional.empty();
        }
        byte[] bytes;
        try (InputStream in = resource.getInputStream()) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new InvalidSampleException(name, 0, "cannot be read: " + e.getMessage(), e);
        }
        try {
            return Optional.of(YAML.readValue(bytes, type));
        } catch (UnrecognizedPropertyException e) {
            var reason = "unknown field \"" + e.getPropertyName() + "\"";
            throw new InvalidSampleException(name, line(bytes, e), reason, e);
        } catch (JacksonException e) {
            throw new InvalidSampleException(name, line(bytes, e), reason(e), e);
        }
    }

    /// The line of the field in question. Jackson itself names the end of the record, because it puts unknown
    /// fields aside until it has the others.
    private static int line(byte[] bytes, JacksonException e) {
        var location = e.getLocation();
        var end = location == null ? 0 : location.getLineNr();
        if (e.getPath().isEmpty()) {
            return end;
        }
        var wanted = new StringBuilder();
        for (var step : e.getPath()) {
            var name = step.getPropertyName();
            wanted.append('/').append(name == null ? String.valueOf(step.getIndex()) : name);
        }
        try (var parser = YAML.createParser(bytes)) {
            while (parser.nextToken() != null) {
                if (parser.streamReadContext().pathAsPointer().toString().contentEquals(wanted)) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
        } catch (JacksonException broken) {
            return end; // not even YAML
        }
        return end;
    }

    private static String reason(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            var name = step.getPropertyName();
            path.append(name == null ? "[" + step.getIndex() + "]" : (path.isEmpty() ? "" : ".") + name);
        }
        return (path.isEmpty() ? "" : "\"" + path + "\": ") + e.getOriginalMessage();
    }
}
