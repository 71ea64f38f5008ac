package io.headgate.portal.access;

import io.headgate.portal.access.account.AccessTokens;
import io.headgate.portal.config.PortalProperties;
import io.headgate.portal.core.ContentPolicy;
import io.headgate.portal.core.Role;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** One chain: sessions with CSRF tokens for browsers, bearer tokens for automation, the role matrix for both. */
@Configuration
class SecurityConfiguration {

    private static final String SESSION_COOKIE = "headgate_session";

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            SecurityContextRepository contexts,
            AccessTokens tokens,
            PortalProperties properties,
            Clock clock)
            throws Exception {
        var refusals = new Refusals();
        http.securityContext(context -> context.securityContextRepository(contexts))
                .addFilterBefore(
                        new SessionAgeFilter(properties.sessionMaxAge(), clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new BearerTokenFilter(tokens, refusals), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository())
                        // A bearer token is not sent by a browser on its own, and the login takes JSON only, which
                        // a foreign page cannot post without being asked first.
                        .ignoringRequestMatchers(BearerTokenFilter::presents)
                        .ignoringRequestMatchers("/api/login", "/internal/**"))
                .authorizeHttpRequests(SecurityConfiguration::matrix)
                .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives(ContentPolicy.WITHOUT_NONCE))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                        // Each answer says itself what may be kept; the API's never may.
                        .cacheControl(cache -> cache.disable())
                        .addHeaderWriter(new NoStoreWriter()))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
        return http.build();
    }

    private static void matrix(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // The request itself was authorised before it was forwarded or continued.
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll();
        requests.requestMatchers("/api/login", "/api/logout").permitAll();
        for (var rule : RoleMatrix.RULES) {
            var roles = rule.permission().roles().stream().map(Role::name).toArray(String[]::new);
            if (rule.method() == null) {
                requests.requestMatchers(rule.pattern()).hasAnyRole(roles);
            } else {
                requests.requestMatchers(rule.method(), rule.pattern()).hasAnyRole(roles);
            }
        }
        requests.requestMatchers("/api/**").authenticated();
        // The page and its assets, health and metrics; /internal/** has its own service token.
        requests.anyRequest().permitAll();
    }

    @Bean
    SecurityContextRepository contexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(SESSION_COOKIE);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }
}
