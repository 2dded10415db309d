package org.dasan.knowledgebase.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// What people say, and what the office calls it. It leads one way: whoever asks for the official word gets that.
@Component
class LayWords {
    private static final String FILE = "knowledge/lay-words-ko.txt";

    private final List<Pair> pairs;

    private record Pair(String lay, String official) {}

    LayWords() {
        var read = new ArrayList<Pair>();
        try (var in = new ClassPathResource(FILE).getInputStream()) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("=") && !line.startsWith("#"))
                    .forEach(line -> {
                        var sides = line.split("=", 2);
                        for (var lay : sides[0].split(",", -1)) {
                            read.add(new Pair(Folding.joined(Folding.fold(lay)), Folding.fold(sides[1].strip())));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pairs = List.copyOf(read);
    }

    /// Official words for what a question says, whatever its spaces.
    List<String> officialFor(String joined) {
        return pairs.stream()
                .filter(pair -> joined.contains(pair.lay()))
                .map(Pair::official)
                .distinct()
                .limit(3)
                .toList();
    }
}
