package org.dasan.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.dasan.store.NodeId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.server.support.HttpSessionHandshakeInterceptor;

@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@EnableConfigurationProperties(LiveProperties.class)
class LiveConfiguration {
    private final Audiences audiences = new Audiences();
    private final Executor threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("dasan-live-", 0).factory());

    @Bean
    SocketRegistry socketRegistry(
            NodeId node,
            SocketTable table,
            ObjectProvider<ConnectionListener> listeners,
            Clock clock,
            LiveProperties properties) {
        return new SocketRegistry(
                node,
                table,
                audiences,
                () -> listeners.orderedStream().toList(),
                clock,
                System::nanoTime,
                properties.nodeDead());
    }

    @Bean
    SignalCourier signalCourier(NodeId node, SocketTable table) {
        return new SignalCourier(node, table, audiences);
    }

    @Bean
    Live live(SocketTable table, SignalCourier courier) {
        return new LiveNode(audiences, table, courier);
    }

    @Bean
    Connections connections(
            LiveProperties properties,
            ObjectProvider<SessionKeeper> sessions,
            Clock clock,
            ObjectProvider<MeterRegistry> metrics) {
        return new Connections(
                properties,
                sessions.getIfAvailable(),
                threads,
                clock,
                System::nanoTime,
                metrics.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    LiveLifecycle liveLifecycle(
            NodeId node,
            SocketTable table,
            SocketRegistry registry,
            SignalCourier courier,
            Connections connections,
            LiveProperties properties,
            JdbcConnectionDetails database) {
        var bell = new SignalBell(
                () -> DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword()),
                courier::deliver);
        return new LiveLifecycle(node, table, registry, courier, bell, connections, properties);
    }

    @Bean
    LiveLifecycle.Farewell liveFarewell(Connections connections) {
        return new LiveLifecycle.Farewell(connections);
    }

    @Bean
    WebSocketConfigurer liveSocket(
            NodeId node,
            LiveProperties properties,
            ObjectProvider<ClientProtocol> protocols,
            SocketRegistry registry,
            Connections connections,
            Clock clock,
            @Value("${dasan.public-url:}") String publicUrl) {
        return sockets -> {
            var handler = new SocketHandler(
                    node,
                    properties,
                    () -> protocols.orderedStream().toList(),
                    audiences,
                    registry,
                    connections,
                    threads,
                    clock,
                    System::nanoTime);
            // Other origins than our own are refused by default; behind a proxy our own is the public one.
            var registration = sockets.addHandler(handler, "/ws").addInterceptors(loginOfTheSocket());
            if (!publicUrl.isBlank()) {
                registration.setAllowedOrigins(publicUrl.replaceAll("/+$", ""));
            }
        };
    }

    private static HttpSessionHandshakeInterceptor loginOfTheSocket() {
        var interceptor = new HttpSessionHandshakeInterceptor();
        interceptor.setCopyAllAttributes(false);
        interceptor.setCopyHttpSessionId(true);
        return interceptor;
    }
}
