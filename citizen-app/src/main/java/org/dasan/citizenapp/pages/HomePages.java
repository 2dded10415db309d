package org.dasan.citizenapp.pages;

import jakarta.servlet.http.HttpServletResponse;
import org.dasan.city.access.Open;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/// The first view and the plain pages around it. All of them work without script.
@Controller
class HomePages {
    private final WayBoard ways;

    HomePages(WayBoard ways) {
        this.ways = ways;
    }

    @Open
    @GetMapping("/")
    String home(@ModelAttribute("page") Page page, Model model) {
        model.addAttribute("board", ways.board(page.t()));
        return "citizen/home";
    }

    /// The six ways alone, for a page that stays open: figures older than a minute must not stand.
    @Open
    @GetMapping("/ways")
    String ways(@ModelAttribute("page") Page page, Model model) {
        model.addAttribute("board", ways.board(page.t()));
        return "citizen/parts :: board";
    }

    @Open
    @GetMapping("/report")
    String report(@ModelAttribute("page") Page page, Model model) {
        model.addAttribute("chats", ways.chats(page.t()));
        return "citizen/report";
    }

    /// For somebody who followed an address that leads nowhere.
    @Open
    @GetMapping("/lost")
    String lost(@ModelAttribute("page") Page page, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        model.addAttribute("title", page.say("home.lostTitle"));
        model.addAttribute("lead", page.say("home.lostTitle"));
        model.addAttribute("hint", page.say("home.lostBody"));
        model.addAttribute("board", ways.board(page.t()));
        model.addAttribute("q", "");
        return "citizen/nothing";
    }

    /// What an installed app shows without network; carries no figures, so it can be kept.
    @Open
    @GetMapping("/offline")
    String offline() {
        return "citizen/offline";
    }
}
