package org.dasan.interactions;

import java.util.List;
import org.dasan.city.Label;
import org.dasan.city.sample.SampleFiles;
import org.dasan.city.sample.SampleLoader;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reads `topics.yaml`: what a counselling record can be about. What is there already stays.
@Component
@Order(10)
class TopicSample implements SampleLoader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    TopicSample(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record File(List<TopicEntry> topics) {}

    record TopicEntry(String code, Label path) {}

    @Override
    public void load(SampleFiles files) {
        files.read("topics.yaml", File.class).ifPresent(file -> {
            for (int i = 0; i < file.topics().size(); i++) {
                jdbc.sql(
                                "INSERT INTO topic (code, path, position) VALUES (:code, :path::jsonb, :position) ON CONFLICT DO NOTHING")
                        .param("code", file.topics().get(i).code())
                        .param(
                                "path",
                                JSON.writeValueAsString(file.topics().get(i).path()))
                        .param("position", i)
                        .update();
            }
        });
    }
}
