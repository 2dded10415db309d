package org.dasan.agentdesktop;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hamcrest.Matchers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DeskPagesTests {
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new DeskPages()).build();

    @BeforeEach
    void pagesAreBuilt() {
        Assumptions.assumeTrue(
                new ClassPathResource("static/desk/index.html").exists(), "the pages were left out (-Dweb.skip)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/desk/", "/desk/books", "/desk/interactions"})
    void everyPageIsTheSameShellAndIsAskedForAgainEachTime(String path) throws Exception {
        mvc.perform(get(path).accept(MediaType.TEXT_HTML))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-cache"))
                .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_HTML))
                .andExpect(content().string(Matchers.containsString("/desk/assets/")));
    }

    @Test
    void theShellRunsNoScriptOfItsOwn() throws Exception {
        mvc.perform(get("/desk"))
                .andExpect(content().string(Matchers.not(Matchers.containsString("<style"))))
                .andExpect(content().string(Matchers.not(Matchers.matchesPattern("(?s).*<script(?![^>]*\\bsrc=).*"))));
    }

    @Test
    void whatIsNotAPageIsNotTheShell() throws Exception {
        mvc.perform(get("/desk/favicon.ico")).andExpect(status().isNotFound());
    }
}
