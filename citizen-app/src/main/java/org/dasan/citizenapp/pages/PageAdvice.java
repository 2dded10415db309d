package org.dasan.citizenapp.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/// Gives every page what all pages show, and the headers all pages carry.
@ControllerAdvice(assignableTypes = {HomePages.class, AnswerPages.class, ChatPages.class, CasePages.class})
class PageAdvice {
    private final TextFiles texts;
    private final Assets assets;
    private final CitizenProperties properties;
    private final Directory directory;

    PageAdvice(TextFiles texts, Assets assets, CitizenProperties properties, Directory directory) {
        this.texts = texts;
        this.assets = assets;
        this.properties = properties;
        this.directory = directory;
    }

    @ModelAttribute("page")
    Page page(HttpServletRequest request, HttpServletResponse response) {
        PageHeaders.write(response);
        var entry = directory.entryPoint(entryKey(request));
        var reader = Reader.of(request, entry.map(EntryPoint::defaultLanguage).orElse(Languages.ALL.getFirst()));
        var t = texts.in(reader.language());
        if (framed(request).isEmpty()) {
            Reader.remember(request, response);
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.COOKIE);
        }
        var city = entry.flatMap(e -> directory.organisation(e.organisation()))
                .map(organisation -> organisation.name().in(reader.language()))
                .orElseGet(() -> t.say("common.city"));
        var languages = Languages.ALL.stream()
                .map(code -> new Page.LanguageLink(
                        code,
                        texts.in(code).say("common.languageName"),
                        samePage(request, "lang", code),
                        code.equals(reader.language())))
                .toList();
        var sizeHref = samePage(request, "size", String.valueOf(reader.nextSize()));
        return new Page(t, reader.language(), reader.size(), sizeHref, languages, city, properties, assets);
    }

    private String entryKey(HttpServletRequest request) {
        var asked = request.getParameter("entry");
        return framed(request).orElse(asked == null ? properties.entryPoint() : asked);
    }

    /// The entry point in the address of a frame; such a page keeps no cookies, it is a guest on a foreign
    /// page.
    private static Optional<String> framed(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? Optional.ofNullable(variables.get("entry")).map(Object::toString)
                : Optional.empty();
    }

    /// The page asked for, with what was searched for, and with one thing changed.
    private static String samePage(HttpServletRequest request, String name, String value) {
        var address = UriComponentsBuilder.fromPath(request.getRequestURI());
        keep(address, "q", request.getParameter("q"));
        keep(address, "entry", request.getParameter("entry"));
        return address.queryParam(name, value).build().encode().toUriString();
    }

    private static void keep(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, value);
        }
    }
}
