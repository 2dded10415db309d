package org.dasan.selfservice.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dasan.city.Label;
import org.dasan.selfservice.CityService;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A flow to be broken in one place at a time, and a city it fits.
final class SmallFlow implements Surroundings {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FLOW = """
            {"code": "small", "name": {"ko": "작은 흐름"}, "organisation": "seoul", "entryPoints": ["voice"],
             "language": "ko", "start": "hello", "person": "hours", "nodes": {
               "hello": {"type": "say", "prompt": "hello", "optional": false, "next": "menu"},
               "menu": {"type": "menu", "prompt": "menu", "options": [
                 {"key": "1", "label": {"ko": "번호 안내"}, "next": "number"},
                 {"key": "9", "label": {"ko": "외국어"}, "next": "languages"},
                 {"key": "0", "next": "hours"}]},
               "languages": {"type": "menu", "prompt": "languages", "options": [
                 {"key": "1", "label": {"ko": "영어"}, "next": "english"}]},
               "english": {"type": "language", "language": "en", "next": "hours"},
               "number": {"type": "collect", "prompt": "number", "into": "code", "least": 3, "most": 3, "next": "answer"},
               "answer": {"type": "answer", "from": "code", "next": "menu", "missing": "number"},
               "hours": {"type": "hours", "open": "agent", "closed": "voicemail"},
               "agent": {"type": "queue", "priority": 0, "afterAgent": "survey"},
               "voicemail": {"type": "voicemail", "prompt": "voicemail", "longest": 60, "failed": "bye"},
               "bye": {"type": "hang-up", "prompt": "bye", "refused": true},
               "survey": {"type": "survey", "prompt": "survey"}}}
            """;
    private static final Map<String, Set<String>> PROMPTS = Map.of(
            "hello", Set.of("ko"),
            "menu", Set.of("ko"),
            "languages", Set.of("ko"),
            "number", Set.of("ko"),
            "voicemail", Set.of("ko", "en"),
            "bye", Set.of("ko", "en"),
            "survey", Set.of("ko", "en"));

    /// The document, to be changed.
    static ObjectNode document() {
        return (ObjectNode) JSON.readTree(FLOW);
    }

    static Flow flow() {
        return of(document());
    }

    static Flow of(ObjectNode document) {
        return JSON.treeToValue(document, Flow.class);
    }

    @Override
    public Optional<Set<String>> prompt(String code) {
        return Optional.ofNullable(PROMPTS.get(code));
    }

    @Override
    public boolean queue(String code) {
        return code.equals("general");
    }

    @Override
    public boolean calendar(String code) {
        return code.equals("always");
    }

    @Override
    public boolean topic(String code) {
        return code.equals("tax");
    }

    @Override
    public boolean organisation(String code) {
        return code.equals("seoul");
    }

    @Override
    public boolean entryPoint(String key) {
        return key.startsWith("voice");
    }

    @Override
    public Optional<String> servedBy(String entryPoint, String except) {
        return entryPoint.equals("voice-2") ? Optional.of("other") : Optional.empty();
    }

    @Override
    public boolean queueFor(String entryPoint, String language) {
        return !language.equals("mn");
    }

    @Override
    public Optional<CityService.Function> function(String service, String function) {
        return service.equals("parking")
                ? Optional.of(
                        new CityService.Function(function, Label.of("주차", "Parking"), false, List.of(field("plate"))))
                : Optional.empty();
    }

    private static CityService.Field field(String code) {
        var name = Label.of("번호", "Number");
        return new CityService.Field(
                code, name, CityService.Field.Type.DIGITS, true, 8, Map.of(), CityService.Sensitivity.PERSONAL);
    }
}
