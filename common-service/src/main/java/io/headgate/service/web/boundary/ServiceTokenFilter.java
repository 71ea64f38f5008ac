package io.headgate.service.web.boundary;

import io.headgate.service.crypto.ServiceToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only other services of this installation reach {@code /internal/**} and its description; to anybody else those
 * paths do not exist.
 */
class ServiceTokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final String DESCRIPTIONS = "/openapi.json/";
    private final ServiceToken token;

    ServiceTokenFilter(ServiceToken token) {
        this.token = token;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath();
        return !path.startsWith("/internal/")
                && !path.startsWith(DESCRIPTIONS)
                && !request.getRequestURI().contains("/internal/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith(BEARER) && token.matches(header.substring(BEARER.length()))) {
            chain.doFilter(request, response);
            return;
        }
        ContainerProblem.write(response, HttpServletResponse.SC_NOT_FOUND, "NOT_FOUND", "Not Found", "Not Found.");
    }
}
