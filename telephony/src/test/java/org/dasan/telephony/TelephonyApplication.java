package org.dasan.telephony;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// The core and the telephones on a real Tomcat, without staff screens. Time is the machine's, because an
/// exchange cannot be told another.
@SpringBootApplication(
        scanBasePackages = {
            "org.dasan.store",
            "org.dasan.city",
            "org.dasan.live",
            "org.dasan.interactions",
            "org.dasan.acd",
            "org.dasan.selfservice",
            "org.dasan.telephony"
        })
class TelephonyApplication {
    /// As a process of its own, which a test can kill; its settings come as system properties.
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(TelephonyApplication.class).run(arguments);
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
