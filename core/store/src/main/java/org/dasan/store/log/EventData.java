package org.dasan.store.log;

import java.util.Map;
import org.dasan.store.NewEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The payload of events as JSON, and the rule of what it may hold.
final class EventData {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventData() {}

    static JsonNode toTree(Map<String, ?> data) {
        var tree = JSON.readTree(JSON.writeValueAsString(data)); // what is returned is what will be read
        refuseText(tree, "data");
        return tree;
    }

    static JsonNode parse(String json) {
        return JSON.readTree(json);
    }

    private static void refuseText(JsonNode node, String path) {
        if (node.isString()) {
            var value = node.stringValue();
            if (value.length() > NewEvent.MAX_STRING
                    || value.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
                // The value itself stays out of the message: it may be what a citizen wrote.
                throw new IllegalArgumentException(
                        "events hold ids, codes and numbers, but " + path + " holds running text");
            }
        } else if (node.isObject()) {
            node.properties().forEach(entry -> refuseText(entry.getValue(), path + "." + entry.getKey()));
        } else if (node.isArray()) {
            node.forEach(element -> refuseText(element, path + "[]"));
        }
    }
}
