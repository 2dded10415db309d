package org.dasan.selfservice.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dasan.city.Label;
import org.jspecify.annotations.Nullable;

/// How calls are served before a person takes them: a graph of nodes. Its published schema is
/// `flow.schema.json`.
///
/// @param organisation whose it is; a code
/// @param entryPoints  keys of the entry points whose calls it serves
/// @param language     in which it begins
/// @param start        the node it begins at
/// @param person       the node that leads to a person: whoever does not get on is brought there
/// @param nodes        by name, in the order in which they are listed
public record Flow(
        String code,
        Label name,
        String organisation,
        List<String> entryPoints,
        String language,
        String start,
        String person,
        Map<String, Node> nodes) {
    public Flow {
        entryPoints = List.copyOf(entryPoints);
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /// The node of this name.
    ///
    /// @throws IllegalStateException when there is none, which a checked flow does not ask for
    public Node node(String name) {
        var node = nodes.get(name);
        if (node == null) {
            throw new IllegalStateException("flow " + code + " has no node " + name);
        }
        return node;
    }

    /// Where it goes on for a caller whom the agent has left on the line; nowhere when the queue they waited in
    /// has nothing for them.
    ///
    /// @param waitedAt the node they waited at; where nobody knows, what comes after any agent is for them
    public Optional<String> afterAgent(@Nullable String waitedAt) {
        var node = waitedAt == null ? null : nodes.get(waitedAt);
        return node instanceof Node.Queue queue
                ? Optional.ofNullable(queue.afterAgent())
                : afterAgents().stream().findFirst();
    }

    /// Nodes at which it goes on when an agent has hung up and the caller has not.
    public List<String> afterAgents() {
        return nodes.values().stream()
                .<String>mapMulti((node, to) -> {
                    if (node instanceof Node.Queue queue && queue.afterAgent() != null) {
                        to.accept(queue.afterAgent());
                    }
                })
                .toList();
    }
}
