package org.dasan.channels.sms;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.dasan.testkit.MutableClock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// The core and the texts on a real Tomcat, without staff screens; time moves when the test says so.
@SpringBootApplication(
        scanBasePackages = {
            "org.dasan.store",
            "org.dasan.city",
            "org.dasan.live",
            "org.dasan.interactions",
            "org.dasan.acd",
            "org.dasan.channels.sms"
        })
class SmsApplication {
    @Bean
    @Primary
    MutableClock standingClock() {
        return new MutableClock();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    /// Who may do what is decided by the access rules of the handlers, as in the server.
    @Bean
    SecurityFilterChain everything(HttpSecurity http) {
        return http.csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
