package org.dasan.channels.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Calls the provider, each call once. Its library would try again by itself in two places, up to six requests
/// for one text; both are off, for only the outbox knows what a second request would do.
@Component
class TwilioApi {
    private static final int CONNECT_SECONDS = 3;
    private static final int ANSWER_SECONDS = 10;
    private static final int CONNECTIONS = 32; // twice what the outbox has under way
    private static final RequestConfig TIMES = RequestConfig.custom()
            .setConnectionRequestTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .setResponseTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
            .build();
    private static final ObjectMapper JSON = new ObjectMapper(); // the library's own kind

    private final SmsSetup setup;
    private final ProviderAddress address;
    private final Elsewhere client;

    TwilioApi(SmsSetup setup, ProviderAddress address) {
        this.setup = setup;
        this.address = address;
        client = new Elsewhere(builder(), address);
    }

    private static HttpClientBuilder builder() {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .setSocketTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                        .setValidateAfterInactivity(0, TimeUnit.MILLISECONDS) // one that was closed says nothing
                        .build())
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .disableAutomaticRetries()
                .disableCookieManagement()
                // The library sets half a minute on each request; the innermost word counts.
                .addExecInterceptorFirst("times", (request, scope, chain) -> {
                    scope.clientContext.setRequestConfig(TIMES);
                    return chain.proceed(request, scope);
                });
    }

    /// What one call came to, beside what the library makes of it.
    static final class Call extends HttpClient {
        private final Elsewhere through;
        private @Nullable Response answer;

        private Call(Elsewhere through) {
            this.through = through;
        }

        @Override
        public Response reliableRequest(Request request) {
            return makeRequest(request);
        }

        @Override
        public Response makeRequest(Request request) {
            answer = null;
            var response = through.makeRequest(request);
            answer = response;
            return response;
        }

        /// Nothing came back.
        boolean unanswered() {
            return answer == null;
        }

        int status() {
            var there = answer;
            return there == null ? 0 : there.getStatusCode();
        }

        /// The value of a header of the answer; null when it has none.
        @Nullable
        String header(String name) {
            var there = answer;
            if (there != null && there.getHeaders() != null) {
                for (var header : there.getHeaders()) {
                    if (header.getName().equalsIgnoreCase(name)) {
                        return header.getValue();
                    }
                }
            }
            return null;
        }
    }

    /// Whether there is somebody to call.
    boolean reachable() {
        return setup.account().isPresent() && address.known();
    }

    Call newCall() {
        return new Call(client);
    }

    /// The library's client for one call.
    TwilioRestClient over(Call call) {
        var account = account();
        return new TwilioRestClient.Builder(account.sid(), account.token())
                .accountSid(account.sid())
                .httpClient(call)
                .objectMapper(JSON)
                .build();
    }

    TwilioAccount account() {
        return setup.account().orElseThrow(() -> new IllegalStateException("texts are not set up"));
    }

    /// Sends requests where the provider is, which the library cannot be told.
    private static final class Elsewhere extends NetworkHttpClient {
        private final ProviderAddress address;

        Elsewhere(HttpClientBuilder builder, ProviderAddress address) {
            super(builder);
            this.address = address;
        }

        @Override
        public Response makeRequest(Request request) {
            if (!address.known()) {
                throw new ApiConnectionException("the provider of the demonstration does not listen yet");
            }
            return super.makeRequest(
                    address.base().map(base -> moved(request, base)).orElse(request));
        }

        private static Request moved(Request request, URI base) {
            var asked = URI.create(request.getUrl());
            var path = asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
            var prefix = base.toString();
            var moved = new Request(
                    request.getMethod(),
                    (prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + path);
            request.getQueryParams().forEach((name, values) -> values.forEach(v -> moved.addQueryParam(name, v)));
            request.getPostParams().forEach((name, values) -> values.forEach(v -> moved.addPostParam(name, v)));
            request.getHeaderParams().forEach((name, values) -> values.forEach(v -> moved.addHeaderParam(name, v)));
            if (request.getContentType() != null) {
                moved.setContentType(request.getContentType());
            }
            if (request.getBody() != null) {
                moved.setBody(request.getBody());
            }
            if (request.requiresAuthentication()) {
                moved.setAuth(request.getUsername(), request.getPassword());
            }
            return moved;
        }
    }
}
