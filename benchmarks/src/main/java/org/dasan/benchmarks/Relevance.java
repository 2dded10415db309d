package org.dasan.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dasan.benchmarks.Measured.Claim;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How good answers are: judged collections are imported as an editor would, their questions asked as a citizen would,
/// and the first ten answers weighed (nDCG with gain 2^grade − 1).
final class Relevance {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FIRST = 10;

    private final HttpClient http;
    private final URI server;

    Relevance(HttpClient http, URI server) {
        this.http = http;
        this.server = server;
    }

    private static final class Mean {
        private double sum;
        private int count;
        private int without;
    }

    List<Claim> of(Path folder) throws IOException, InterruptedException {
        var means = new TreeMap<String, Mean>();
        try (var collections = Files.list(folder)) {
            for (var collection :
                    collections.filter(Files::isDirectory).sorted().toList()) {
                load(collection.resolve("docs.jsonl"));
                weigh(collection, means);
            }
        }
        var claims = new ArrayList<Claim>();
        means.forEach((name, mean) -> claims.add(new Claim(
                "nDCG@10, " + name,
                "%.3f (%d questions, %d without an answer)".formatted(mean.sum / mean.count, mean.count, mean.without),
                "told",
                true)));
        return claims;
    }

    private void load(Path documents) throws IOException, InterruptedException {
        var editor = Base64.getEncoder().encodeToString("editor1:demo-120".getBytes(StandardCharsets.UTF_8));
        var answer = http.send(
                HttpRequest.newBuilder(server.resolve("/api/v1/knowledge/import"))
                        .header("Authorization", "Basic " + editor)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofFile(documents))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200
                || JSON.readTree(answer.body()).path("rejected").asInt() > 0) {
            throw new IllegalStateException(documents + " was not taken: " + answer.body());
        }
    }

    private void weigh(Path collection, Map<String, Mean> means) throws IOException, InterruptedException {
        var grades = grades(collection.resolve("qrels.tsv"));
        for (var line : Files.readAllLines(collection.resolve("queries.jsonl"))) {
            var query = JSON.readTree(line);
            var judged = judged(grades, query);
            if (judged.isEmpty()) {
                continue;
            }
            var found = found(query);
            var name = collection.getFileName() + " " + query.path("lang").asString() + " "
                    + query.path("type").asString();
            var mean = means.computeIfAbsent(name, _ -> new Mean());
            mean.sum += gain(found.stream()
                            .map(each -> judged.getOrDefault(each, 0))
                            .toList())
                    / gain(judged.values().stream()
                            .sorted(Comparator.reverseOrder())
                            .limit(FIRST)
                            .toList());
            mean.count++;
            mean.without += found.isEmpty() ? 1 : 0;
        }
    }

    private static Map<String, Integer> judged(Map<String, Map<String, Integer>> grades, JsonNode query) {
        return grades.getOrDefault(
                query.path("id").asString(),
                grades.getOrDefault(query.path("base").asString(""), Map.of()));
    }

    private List<String> found(JsonNode query) throws IOException, InterruptedException {
        var address = server.resolve("/api/v1/knowledge/search?size=" + FIRST + "&lang="
                + query.path("lang").asString() + "&q="
                + SearchBenchmark.encoded(query.path("text").asString()));
        return SearchBenchmark.get(http, address)
                .path("hits")
                .valueStream()
                .map(hit -> hit.path("externalId").asString(""))
                .toList();
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int i = 0; i < grades.size(); i++) {
            gain += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return gain;
    }

    /// Question to document to grade.
    private static Map<String, Map<String, Integer>> grades(Path file) throws IOException {
        var grades = new HashMap<String, Map<String, Integer>>();
        for (var line : Files.readAllLines(file)) {
            var parts = line.split("\t", -1);
            if (parts.length == 3) {
                grades.computeIfAbsent(parts[0], _ -> new HashMap<>()).put(parts[1], Integer.parseInt(parts[2]));
            }
        }
        return grades;
    }
}
