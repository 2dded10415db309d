package org.dasan.simulator.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.Unreachable;
import org.dasan.simulator.plan.Question;
import org.dasan.simulator.report.Measures.Count;

/// What an agent reaches for in a contact: the answer of the knowledge base, or a case for a department.
final class KnowledgeTool {
    private final City city;
    private final Browser browser;
    private final UUID interaction;

    KnowledgeTool(City city, Browser browser, UUID interaction) {
        this.city = city;
        this.browser = browser;
        this.interaction = interaction;
    }

    /// Looks the question up, and notes the answer that is used.
    ///
    /// @return title of the answer; empty when there is none
    String find(Question question) throws Unreachable {
        var found = browser.get("/knowledge/search?q=" + URLEncoder.encode(question.search(), StandardCharsets.UTF_8)
                + "&lang=" + question.lang() + "&size=3");
        var hit = found.body().path("hits").path(0);
        if (!found.ok() || hit.isMissingNode()) {
            city.measures().count(Count.NOTHING_FOUND);
            return "";
        }
        city.measures().count(Count.ANSWERS_FOUND);
        browser.post(
                "/interactions/" + interaction + "/answers",
                Map.of(
                        "entryId", hit.path("id").asString(),
                        "version", hit.path("version").asInt()));
        return hit.path("title").asString("");
    }

    /// Hands the question to the city, as a case.
    ///
    /// @return whether there is one now
    boolean openCase(Question question) throws Unreachable {
        var answer = browser.post(
                "/cases",
                Map.of(
                        "interactionId", interaction,
                        "type", "COMPLAINT",
                        "organisation", city.day().department(question.subject()),
                        "title", question.search(),
                        "text", question.ask()),
                Map.of("Idempotency-Key", interaction.toString()));
        if (answer.ok()) {
            city.measures().count(Count.CASES);
        }
        return answer.ok();
    }
}
