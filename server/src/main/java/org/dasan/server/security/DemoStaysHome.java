package org.dasan.server.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.dasan.store.StartRefused;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// A demonstration, whose password everybody knows, is reachable from this machine only or does not start.
@Configuration(proxyBeanMethods = false)
class DemoStaysHome {
    @Bean
    static BeanFactoryPostProcessor demoOnLoopbackOnly(Environment environment) {
        return _ -> check(
                environment.getProperty("dasan.demo", Boolean.class, false),
                environment.getProperty("server.address", ""));
    }

    /// Refuses a demonstration on any address but loopback.
    static void check(boolean demo, String address) {
        if (demo && !isLoopback(address)) {
            throw new StartRefused(
                    StartRefused.OPEN_DEMO,
                    "Demo mode has a password that everybody knows, so it runs on loopback only; but DASAN_BIND is "
                            + (address.isBlank() ? "every address" : address)
                            + ". Set DASAN_BIND=127.0.0.1, or DASAN_DEMO=false for a real installation.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
