package org.dasan.city.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the access rules before every handler and lets controllers ask for who is calling.
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {
    private final AccessInterceptor interceptor;

    AccessConfiguration(AccessInterceptor interceptor) {
        this.interceptor = interceptor;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(interceptor);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Caller());
    }

    private static final class Caller implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == StaffPrincipal.class
                    || parameter.getParameterType() == VisitorPrincipal.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer mavContainer,
                NativeWebRequest webRequest,
                @Nullable WebDataBinderFactory binderFactory) {
            var request = webRequest.getNativeRequest(HttpServletRequest.class);
            var caller = request == null ? null : caller(request, parameter.getParameterType());
            if (caller == null) {
                throw new IllegalStateException(
                        parameter.getExecutable() + " asks for a caller its access rule does not ensure");
            }
            return caller;
        }

        private static @Nullable Object caller(HttpServletRequest request, Class<?> type) {
            return type == VisitorPrincipal.class
                    ? request.getAttribute(AccessInterceptor.VISITOR)
                    : StaffPrincipal.of(request.getUserPrincipal()).orElse(null);
        }
    }
}
