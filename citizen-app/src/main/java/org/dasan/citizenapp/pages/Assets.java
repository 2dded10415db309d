package org.dasan.citizenapp.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Addresses of the files behind the pages. Each changes with its content, so browsers may keep them for a
/// year.
@Component
class Assets {
    static final String ROOT = "static/citizen/";
    private static final String BUILT = ROOT + "app/";
    private static final Logger LOG = LoggerFactory.getLogger(Assets.class);
    private static final TypeReference<Map<String, Built>> MANIFEST = new TypeReference<>() {};

    private final Map<String, String> versions = new ConcurrentHashMap<>();
    private final Map<String, Built> built;

    /// A line of the bundler's list.
    ///
    /// @param file   name with its hash
    /// @param imports other lines it needs at once
    record Built(String file, @Nullable List<String> imports) {}

    Assets() {
        built = readManifest();
    }

    /// Address of a file we wrote by hand, such as `citizen.css`.
    public String url(String name) {
        return "/citizen/" + name + "?v=" + versions.computeIfAbsent(name, Assets::hash);
    }

    /// Whether the scripts were built into this installation; without them the pages offer telephone and
    /// text.
    public boolean hasScripts() {
        return !built.isEmpty();
    }

    /// Address of the script built from `source`, such as `src/chat/main.tsx`.
    public String script(String source) {
        return "/citizen/app/" + line(source).file();
    }

    /// What the chat needs besides its first script: shared parts and the words of `language`.
    public List<String> preloads(String source, String language) {
        var imports = line(source).imports();
        return Stream.concat(
                        imports == null ? Stream.empty() : imports.stream(), Stream.of("texts/" + language + ".json"))
                .map(this::script)
                .toList();
    }

    private Built line(String source) {
        var line = built.get(source);
        if (line == null) {
            throw new IllegalArgumentException("no script was built from " + source);
        }
        return line;
    }

    private static Map<String, Built> readManifest() {
        var list = new ClassPathResource(BUILT + "manifest.json");
        if (!list.exists()) {
            LOG.warn("The citizen's scripts are not built into this installation: the chat page offers telephone only");
            return Map.of();
        }
        try (var in = list.getInputStream()) {
            return JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(in, MANIFEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String name) {
        try (var in = new ClassPathResource(ROOT + name).getInputStream()) {
            var digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
