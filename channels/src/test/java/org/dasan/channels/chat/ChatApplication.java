package org.dasan.channels.chat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.dasan.city.access.TooManyRequestsException;
import org.dasan.testkit.MutableClock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// The core and the chat on a real Tomcat, without staff screens; time moves when the test says so.
@SpringBootApplication(
        scanBasePackages = {
            "org.dasan.store",
            "org.dasan.city",
            "org.dasan.live",
            "org.dasan.interactions",
            "org.dasan.acd",
            "org.dasan.channels.chat"
        })
class ChatApplication {
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

    /// As the server answers.
    @RestControllerAdvice
    static class Refusals {
        @ExceptionHandler
        ResponseEntity<ProblemDetail> tooMany(TooManyRequestsException e) {
            return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, "too many"))
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfterSeconds()))
                    .build();
        }
    }
}
