package org.dasan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The file of each benchmark's last figures, and the page made of them.
record Results(Path folder) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    void keep(String name, Measured measured) throws IOException {
        Files.createDirectories(folder.resolve("results"));
        Files.writeString(file(name), JSON.writeValueAsString(measured) + "\n");
    }

    void write(List<String> names) throws IOException {
        var page = new StringBuilder("""
                # Results

                Written by `./dasan bench` from `benchmarks/results/`. Each claim is a ratio to a named peer, or a limit, measured in one run \
                on one machine; absolute figures are those of that machine (%s). Peers and product run in turn, on the same disk \
                and the same processors.

                """.formatted(machine()));
        for (var name : names) {
            if (Files.exists(file(name))) {
                section(page, name, JSON.readValue(Files.readString(file(name)), Measured.class));
            }
        }
        Files.writeString(folder.resolve("RESULTS.md"), page.toString().stripTrailing() + "\n");
    }

    private static void section(StringBuilder page, String name, Measured measured) {
        page.append("## ").append(measured.title()).append("\n\n").append(measured.method());
        page.append(" `./dasan bench ").append(name).append("`\n\n| claim | figure | aim | |\n|---|---|---|---|\n");
        for (var claim : measured.claims()) {
            row(page, List.of(claim.what(), "**" + claim.figure() + "**", claim.aim(), claim.met() ? "met" : "missed"));
        }
        page.append('\n');
        row(page, measured.header());
        row(page, measured.header().stream().map(_ -> "---").toList());
        measured.rows().forEach(cells -> row(page, cells));
        page.append('\n');
    }

    private static void row(StringBuilder page, List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String machine() {
        var gigabytes = Math.round(((com.sun.management.OperatingSystemMXBean)
                                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                        .getTotalMemorySize()
                / 1e9);
        return Runtime.getRuntime().availableProcessors() + " processors, " + gigabytes + " GB, "
                + System.getProperty("os.name") + ", JDK " + Runtime.version().feature();
    }

    private Path file(String name) {
        return folder.resolve("results").resolve(name + ".json");
    }
}
