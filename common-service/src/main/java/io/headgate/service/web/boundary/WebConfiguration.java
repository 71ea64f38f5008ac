package io.headgate.service.web.boundary;

import io.headgate.service.crypto.ServiceToken;
import io.headgate.service.openapi.OpenApiConfiguration;
import java.util.Set;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The boundary that every service has. */
@Configuration(proxyBeanMethods = false)
@Import({
    ProblemAdvice.class,
    ErrorAnswers.class,
    ConfigVersionController.class,
    UnknownFields.class,
    OpenApiConfiguration.class
})
public class WebConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTheContainer() {
        // After Boot's own customizers, which set the same property for the plain page.
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    @Bean
    WebMvcConfigurer declaredQuery() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new DeclaredQuery());
            }
        };
    }

    @Bean
    JsonMapperBuilderCustomizer unknownFieldsAreNoted() {
        return builder -> builder.addHandler(new UnknownFields.Noting());
    }

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter() {
        var registration = new FilterRegistrationBean<>(new TraceFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ServiceTokenFilter> serviceTokenFilter(ServiceToken token) {
        var registration = new FilterRegistrationBean<>(new ServiceTokenFilter(token));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /** {@code headgate.body-limit-except}: comma-separated paths whose controllers count their own bytes. */
    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(Environment environment) {
        var except = environment.getProperty("headgate.body-limit-except", String[].class, new String[0]);
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(Set.of(except)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 15);
        return registration;
    }
}
