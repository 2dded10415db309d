package org.dasan.citizenapp.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.Languages;
import org.dasan.city.access.Open;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Files that must lie at fixed addresses: what makes the app installable, and the script foreign pages
/// include.
@RestController
class AppFiles {
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final String MANIFEST = "application/manifest+json";

    private final TextFiles texts;
    private final Assets assets;
    private final CitizenProperties properties;
    private final Directory directory;

    AppFiles(TextFiles texts, Assets assets, CitizenProperties properties, Directory directory) {
        this.texts = texts;
        this.assets = assets;
        this.properties = properties;
        this.directory = directory;
    }

    @Open
    @GetMapping(path = "/manifest.webmanifest", produces = MANIFEST)
    ResponseEntity<Map<String, Object>> manifest(HttpServletRequest request) {
        var entry = directory.entryPoint(properties.entryPoint());
        var language = Reader.of(request, entry.map(EntryPoint::defaultLanguage).orElse(Languages.ALL.getFirst()))
                .language();
        var city = entry.flatMap(e -> directory.organisation(e.organisation()))
                .map(organisation -> organisation.name().in(language))
                .orElseGet(() -> texts.in(language).say("common.city"));
        Map<String, Object> manifest = Map.of(
                "id", "/",
                "name", city + " " + properties.phone(),
                "short_name", properties.phone(),
                "lang", language,
                "start_url", "/",
                "scope", "/",
                "display", "standalone",
                "background_color", "#ffffff",
                "theme_color", "#052b57",
                "icons",
                        List.of(
                                icon("icon.svg", "any", "image/svg+xml", "any"),
                                icon("icon-192.png", "192x192", "image/png", "any"),
                                icon("icon-512.png", "512x512", "image/png", "any"),
                                icon("icon-maskable-512.png", "512x512", "image/png", "maskable")));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.COOKIE)
                .body(manifest);
    }

    /// The service worker; at the root so that it may serve every page.
    @Open
    @GetMapping("/sw.js")
    ResponseEntity<Resource> serviceWorker() {
        return script("app/sw.js", CacheControl.noCache());
    }

    @Open
    @GetMapping("/embed.js")
    ResponseEntity<Resource> embed() {
        return script("embed.js", CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    }

    private static ResponseEntity<Resource> script(String name, CacheControl caching) {
        var file = new ClassPathResource(Assets.ROOT + name);
        if (!file.exists()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(caching)
                .header("X-Content-Type-Options", "nosniff")
                .body(file);
    }

    private Map<String, String> icon(String name, String sizes, String type, String purpose) {
        return Map.of("src", assets.url(name), "sizes", sizes, "type", type, "purpose", purpose);
    }
}
