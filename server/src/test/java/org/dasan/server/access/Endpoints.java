package org.dasan.server.access;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dasan.city.access.Open;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.VisitorOnly;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every address the application answers with a method of ours.
final class Endpoints {
    private Endpoints() {}

    /// One address and method, and the rules its handler carries (exactly one, if all is well).
    record Endpoint(String method, String path, HandlerMethod handler, List<Annotation> rules) {
        Annotation rule() {
            return rules.getFirst();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Endpoint> of(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("org.dasan."))
                .flatMap(entry -> {
                    var methods = entry.getKey().getMethodsCondition().getMethods();
                    return entry.getKey().getPatternValues().stream()
                            .flatMap(path -> (methods.isEmpty() ? List.of(RequestMethod.GET) : methods)
                                    .stream()
                                            .map(method -> new Endpoint(
                                                    method.name(), path, entry.getValue(), rules(entry.getValue()))));
                })
                .sorted(java.util.Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .toList();
    }

    private static List<Annotation> rules(HandlerMethod handler) {
        return Stream.<Annotation>of(
                        handler.getMethodAnnotation(Open.class),
                        handler.getMethodAnnotation(VisitorOnly.class),
                        handler.getMethodAnnotation(StaffOnly.class))
                .filter(Objects::nonNull)
                .toList();
    }
}
