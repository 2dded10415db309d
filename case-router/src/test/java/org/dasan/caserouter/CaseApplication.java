package org.dasan.caserouter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.dasan.testkit.MutableClock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// The core and the cases, without channels and screens; time moves when the test says so.
@SpringBootApplication(
        scanBasePackages = {
            "org.dasan.store",
            "org.dasan.city",
            "org.dasan.live",
            "org.dasan.interactions",
            "org.dasan.acd",
            "org.dasan.caserouter"
        })
class CaseApplication {
    @Bean
    @Primary
    MutableClock standingClock() {
        return new MutableClock();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    ToldCitizens toldCitizens() {
        return new ToldCitizens();
    }
}
