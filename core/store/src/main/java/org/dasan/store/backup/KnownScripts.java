package org.dasan.store.backup;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Shows Flyway only those migrations of the class path that a backup names.
final class KnownScripts implements ResourceProvider {
    static final String LOCATION = "db/migration";

    private final List<String> wanted;
    private final Map<String, LoadableResource> found = new TreeMap<>();

    /// @param wanted paths below the location, as Flyway's history keeps them
    KnownScripts(List<String> wanted) {
        this.wanted = List.copyOf(wanted);
        try {
            for (var resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + LOCATION + "/**/*.sql")) {
                var url = resource.getURL().toString();
                var path = url.substring(url.lastIndexOf(LOCATION) + LOCATION.length() + 1);
                if (this.wanted.contains(path)) {
                    found.put(path, new Script(path, resource));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A script that the backup names and this release does not have.
    Optional<String> missing() {
        return wanted.stream().filter(script -> !found.containsKey(script)).findFirst();
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return found.get(name.startsWith(LOCATION) ? name.substring(LOCATION.length() + 1) : name);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return found.values().stream()
                .filter(script -> script.getFilename().startsWith(prefix))
                .filter(script -> Arrays.stream(suffixes).anyMatch(script.getFilename()::endsWith))
                .toList();
    }

    private static final class Script extends LoadableResource {
        private final String path;
        private final Resource resource;

        Script(String path, Resource resource) {
            this.path = path;
            this.resource = resource;
        }

        @Override
        public Reader read() {
            try {
                return new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return LOCATION + "/" + path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return path;
        }
    }
}
