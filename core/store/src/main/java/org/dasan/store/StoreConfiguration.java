package org.dasan.store;

import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What every module finds: the clock, this node's name and its folder. The rest is wired beside what it
/// wires.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    @Bean
    ScalableClock clock() {
        return new ScalableClock(InstantSource.system());
    }

    @Bean
    NodeId nodeId() {
        return NodeId.next();
    }

    @Bean
    DataFolder dataFolder(@Value("${dasan.data:data}") String path) {
        return new DataFolder(Path.of(path)); // Spring's own conversion would look on the class path first
    }
}
