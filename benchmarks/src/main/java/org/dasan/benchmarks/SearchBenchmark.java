package org.dasan.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.dasan.benchmarks.Measured.Claim;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Questions to the search endpoint, as citizens type them, beside the least that the same server needs to answer
/// anything. With `-Ddasan.bench.relevance=FOLDER` it also says how good the answers are.
final class SearchBenchmark implements Benchmark {
    /// A folder of collections with `docs.jsonl`, `queries.jsonl` and `qrels.tsv` each.
    static final String RELEVANCE = "dasan.bench.relevance";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TITLES = 50;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public Measured run(boolean quick) throws Exception {
        int rounds = quick ? 1 : 5;
        int warmUp = quick ? 1 : 20;
        var rows = new ArrayList<List<String>>();
        var searches = new ArrayList<Double>();
        var floors = new ArrayList<Double>();
        var worst = new ArrayList<Double>();
        var claims = new ArrayList<Claim>();
        try (var product = Product.start();
                var http = HttpClient.newHttpClient()) {
            var questions = questions(http, product.address());
            for (int i = 0; i < warmUp; i++) {
                ask(http, product.address(), questions);
            }
            for (int round = 1; round <= rounds; round++) {
                var asked = ask(http, product.address(), questions);
                var floor = floor(http, product.address(), questions.size());
                searches.add(Figures.percentile(asked, 50));
                worst.add(Figures.percentile(asked, 99));
                floors.add(Figures.percentile(floor, 50));
                rows.add(List.of(
                        Integer.toString(round),
                        Integer.toString(questions.size()),
                        Figures.number(searches.getLast()),
                        Figures.number(worst.getLast()),
                        Figures.number(floors.getLast())));
            }
            claims.add(new Claim("question, p50", Figures.number(Figures.median(searches)) + " ms", "told", true));
            claims.add(new Claim("question, p99", Figures.number(Figures.median(worst)) + " ms", "told", true));
            claims.add(new Claim(
                    "question ÷ least answer, p50",
                    Figures.times(Figures.median(searches) / Figures.median(floors)),
                    "told",
                    true));
            var folder = System.getProperty(RELEVANCE);
            if (folder != null) {
                claims.addAll(new Relevance(http, product.address()).of(Path.of(folder)));
            }
        }
        return new Measured(
                "Search",
                "Titles of the sample answers, as far as somebody has typed them: two syllables, four, all. One client"
                        + " over loopback, HTTP and JSON included, beside the health page of the same server.",
                claims,
                List.of("round", "questions", "p50 ms", "p99 ms", "least p50 ms"),
                rows);
    }

    private static List<String> questions(HttpClient http, URI server) throws Exception {
        var questions = new LinkedHashSet<String>();
        for (var hit : get(http, server.resolve("/api/v1/knowledge/search?lang=ko&size=" + TITLES))
                .path("hits")) {
            var title = hit.path("title").asString();
            for (int length : new int[] {2, 4, title.length()}) {
                questions.add(
                        title.substring(0, Math.min(length, title.length())).strip());
            }
        }
        return List.copyOf(questions);
    }

    private static double[] ask(HttpClient http, URI server, List<String> questions) throws Exception {
        var millis = new double[questions.size()];
        for (int i = 0; i < millis.length; i++) {
            var address = server.resolve("/api/v1/knowledge/search?lang=ko&q=" + encoded(questions.get(i)));
            long begin = System.nanoTime();
            get(http, address);
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        return millis;
    }

    private static double[] floor(HttpClient http, URI server, int times) throws Exception {
        var millis = new double[times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            get(http, server.resolve("/actuator/health/liveness"));
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        return millis;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode get(HttpClient http, URI address) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}
