package org.dasan.simulator.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What people ask, and how they thank, in each language.
public final class Questions {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, List<Question>> byLanguage;
    private final Map<String, Question> byText = new HashMap<>();
    private final Map<String, Small> small;

    /// @param again what somebody says who comes back
    record Small(String hello, List<String> thanks, String again, String anything) {}

    private Questions(List<Question> questions, Map<String, Small> small) {
        byLanguage = questions.stream().collect(Collectors.groupingBy(Question::lang));
        questions.forEach(question -> byText.put(question.ask(), question));
        this.small = Map.copyOf(small);
    }

    /// Those that come with the simulator.
    public static Questions load() {
        var questions = JSON.readValue(Day.resource("questions.json"), new TypeReference<List<Question>>() {});
        var small = JSON.readValue(Day.resource("smalltalk.json"), new TypeReference<Map<String, Small>>() {});
        return new Questions(questions, small);
    }

    public List<Question> of(String language) {
        return byLanguage.getOrDefault(language, List.of());
    }

    Question pick(String language, Random random) {
        var all = of(language);
        return all.get(random.nextInt(all.size()));
    }

    /// Which question a citizen has asked; nothing if it is none of ours.
    public @Nullable Question asked(String text) {
        return byText.get(text);
    }

    public String thanks(String language, Random random) {
        var all = small(language).thanks();
        return all.get(random.nextInt(all.size()));
    }

    public boolean areThanks(String language, String text) {
        return small(language).thanks().contains(text);
    }

    /// What an agent says first, before the answer.
    public String hello(String language) {
        return small(language).hello();
    }

    /// What somebody says who comes back.
    public String again(String language) {
        return small(language).again();
    }

    /// What an agent says when nothing else is to be said.
    public String anythingElse(String language) {
        return small(language).anything();
    }

    private Small small(String language) {
        var known = small.get(language);
        if (known == null) {
            throw new IllegalArgumentException("no small talk in " + language);
        }
        return known;
    }
}
