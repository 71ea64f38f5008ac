package io.headgate.portal.access;

import io.headgate.messaging.event.EventJson;
import io.headgate.service.web.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Answers what the security chain refuses as problem+json, without saying more than that. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(response, ProblemCode.UNAUTHENTICATED, "Log in, or present a valid access token.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (e instanceof CsrfException) {
            write(response, ProblemCode.CSRF, "The request lacks the session's CSRF token; see /api/me.");
        } else {
            write(response, ProblemCode.FORBIDDEN, "Your role does not allow this.");
        }
    }

    static void write(HttpServletResponse response, ProblemCode code, String detail) throws IOException {
        var status = code.status();
        var problem = new LinkedHashMap<String, Object>();
        problem.put(
                "type",
                "https://headgate.dev/problems/"
                        + code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        problem.put("code", code.name());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(EventJson.mapper().writeValueAsBytes(problem));
    }
}
