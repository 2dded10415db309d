package org.dasan.citizenapp.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.access.Open;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The chat: as a page of its own, and as a frame on pages the entry point allows.
@Controller
class ChatPages {
    private final Directory directory;
    private final CitizenProperties properties;

    ChatPages(Directory directory, CitizenProperties properties) {
        this.directory = directory;
        this.properties = properties;
    }

    @Open
    @GetMapping("/chat")
    String chat(@RequestParam @Nullable String entry, Model model, HttpServletResponse response) {
        return page(entryPoint(entry == null ? properties.entryPoint() : entry), false, model, response);
    }

    @Open
    @GetMapping("/embed/{entry}")
    String frame(@PathVariable String entry, Model model, HttpServletResponse response) {
        var entryPoint = entryPoint(entry);
        entryPoint.ifPresent(found -> PageHeaders.allowFraming(response, found.embeddingSites()));
        return page(entryPoint, true, model, response);
    }

    private Optional<EntryPoint> entryPoint(String key) {
        return directory.entryPoint(key).filter(found -> found.active() && found.channel() == Channel.CHAT);
    }

    private static String page(Optional<EntryPoint> entry, boolean framed, Model model, HttpServletResponse response) {
        if (entry.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        model.addAttribute("entry", entry.map(EntryPoint::key).orElse(null));
        model.addAttribute("framed", framed);
        return "citizen/chat";
    }
}
