package org.dasan.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/// What the product is compared with: a handler that sends to each socket in turn, and knows nothing else.
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class BareSockets implements WebSocketConfigurer {
    static final String PATH = "/bare";

    private final Set<WebSocketSession> sessions = ConcurrentHashMap.newKeySet();

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(
                new TextWebSocketHandler() {
                    @Override
                    public void afterConnectionEstablished(WebSocketSession session) {
                        sessions.add(session);
                    }

                    @Override
                    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
                        sessions.remove(session);
                    }
                },
                PATH);
    }

    void send(String json) {
        var message = new TextMessage(json);
        for (var session : sessions) {
            try {
                session.sendMessage(message);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
