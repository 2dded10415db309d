package org.dasan.citizenapp.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dasan.city.Languages;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The translations, one file a language. The chat's script is built from the same files.
@Component
class TextFiles {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, LinkedHashMap<String, String>>> SECTIONS =
            new TypeReference<>() {};

    private final Map<String, Texts> byLanguage = new HashMap<>();

    TextFiles() {
        for (var language : Languages.ALL) {
            byLanguage.put(language, read(language));
        }
    }

    /// @param language one of [Languages#ALL]
    Texts in(String language) {
        var texts = byLanguage.get(Languages.require(language));
        if (texts == null) {
            throw new IllegalStateException("texts of " + language + " were not read");
        }
        return texts;
    }

    private static Texts read(String language) {
        var flat = new HashMap<String, String>();
        try (var file = new ClassPathResource("org/dasan/citizenapp/texts/" + language + ".json").getInputStream()) {
            JSON.readValue(file, SECTIONS)
                    .forEach((section, texts) -> texts.forEach((key, text) -> flat.put(section + "." + key, text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Texts(language, flat);
    }
}
