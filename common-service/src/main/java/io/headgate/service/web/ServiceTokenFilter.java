package io.headgate.service.web;

import io.headgate.service.crypto.ServiceToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets only other services of this installation reach {@code /internal/**}; to anybody else those paths do not exist. */
class ServiceTokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final byte[] NOT_FOUND =
            "{\"type\":\"https://headgate.dev/problems/not-found\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"Not Found.\",\"code\":\"NOT_FOUND\"}"
                    .getBytes(StandardCharsets.UTF_8);

    private final ServiceToken token;

    ServiceTokenFilter(ServiceToken token) {
        this.token = token;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/internal/")
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
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(NOT_FOUND);
    }
}
