package org.dasan.citizenapp.pages;

import java.time.Clock;
import org.dasan.citizenapp.Waits;
import org.dasan.city.DemoMode;
import org.dasan.city.access.Throttles;
import org.dasan.testkit.MutableClock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/// The citizen's pages alone on a real web server, with a city of two entry points in memory.
@SpringBootConfiguration
@ComponentScan
@Import(Throttles.class)
@ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
class PagesApplication {
    @Bean
    MutableClock clock() {
        return new MutableClock();
    }

    @Bean
    DemoMode demo() {
        return new DemoMode(true);
    }

    @Bean
    SmallCity smallCity() {
        return new SmallCity();
    }

    @Bean
    OneCase oneCase() {
        return new OneCase();
    }

    @Bean
    SettableWaits waits(Clock clock) {
        return new SettableWaits(clock);
    }

    /// Says what a test tells it to say; every way is served and empty otherwise.
    static final class SettableWaits implements Waits {
        private final Clock clock;
        private volatile Waits said;

        SettableWaits(Clock clock) {
            this.clock = clock;
            this.said = everythingAtOnce();
        }

        void say(Waits waits) {
            said = waits;
        }

        void forget() {
            said = everythingAtOnce();
        }

        @Override
        public org.dasan.citizenapp.WayStatus of(org.dasan.city.Channel channel, String language) {
            return said.of(channel, language);
        }

        private Waits everythingAtOnce() {
            return (_, _) -> new org.dasan.citizenapp.WayStatus.Open(0, java.time.Duration.ZERO, clock.instant());
        }
    }
}
