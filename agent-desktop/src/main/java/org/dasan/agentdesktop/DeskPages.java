package org.dasan.agentdesktop;

import java.time.Duration;
import org.dasan.city.access.Open;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The desk's pages. All of them are one shell, which needs no login and holds nothing: what it shows it asks
/// for by REST.
@Controller
class DeskPages implements WebMvcConfigurer {
    private static final Resource SHELL = new ClassPathResource("static/desk/index.html");
    private static final Duration FOREVER = Duration.ofDays(365);

    /// The shell is asked for again each time, so that a new version is seen at the next load.
    @Open
    @GetMapping(
            path = {"/desk", "/desk/", "/desk/{page:[a-z][a-z-]*}", "/wallboard", "/admin"},
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> shell() {
        if (!SHELL.exists()) { // a build without Node
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(SHELL);
    }

    /// Scripts and styles carry a digest in their names: what was fetched once never changes.
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/desk/assets/**")
                .addResourceLocations("classpath:/static/desk/assets/")
                .setCacheControl(CacheControl.maxAge(FOREVER).cachePublic().immutable());
    }
}
