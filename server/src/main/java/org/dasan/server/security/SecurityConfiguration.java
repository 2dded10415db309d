package org.dasan.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.dasan.city.Grants;
import org.dasan.city.Role;
import org.dasan.city.access.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// The one filter chain. It says who is calling and refuses forged requests; what a caller may do is decided
/// at the handler by the access rules of the module `city`, which close every method that carries none.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {
    private static final long A_YEAR = 31_536_000;

    @Bean
    AuthenticationManager authenticationManager(PasswordCheck passwords) {
        return new ProviderManager(List.of(passwords));
    }

    @Bean
    SecurityFilterChain everything(
            HttpSecurity http,
            AuthenticationManager authentication,
            Logins logins,
            CsrfRule csrfRule,
            PageHeaders pageHeaders,
            Refusals refusals,
            Grants grants) {
        return http.securityContext(context -> context.securityContextRepository(logins))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .csrf(csrf -> csrf.spa().requireCsrfProtectionMatcher(csrfRule))
                .addFilterAfter(new ScriptSignIn(authentication, refusals), CsrfFilter.class)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> headers.frameOptions(frames -> frames.disable())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .httpStrictTransportSecurity(
                                https -> https.maxAgeInSeconds(A_YEAR).includeSubDomains(false))
                        .addHeaderWriter(pageHeaders))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access(administrators(grants))
                        .anyRequest()
                        .permitAll())
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> administrators(Grants grants) {
        return new AuthorizationManager<>() {
            @Override
            public AuthorizationDecision authorize(
                    Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
                return new AuthorizationDecision(StaffPrincipal.of(authentication.get())
                        .filter(staff -> !grants.organisationsWhere(staff.id(), Role.ADMIN)
                                .isEmpty())
                        .isPresent());
            }
        };
    }

    /// HTTP Basic for scripts, where they have business.
    private static final class ScriptSignIn extends BasicAuthenticationFilter {
        ScriptSignIn(AuthenticationManager authentication, AuthenticationEntryPoint refusals) {
            super(authentication, refusals);
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            var path =
                    request.getRequestURI().substring(request.getContextPath().length());
            return !path.startsWith("/api/v1/") && !path.startsWith("/actuator/");
        }
    }
}
