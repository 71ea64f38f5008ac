package io.headgate.service.web.boundary;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.MediaType;

/** A problem written by hand, for what is refused before Spring's own converters are reached. Takes constants only. */
final class ContainerProblem {

    private ContainerProblem() {}

    static String json(int status, String code, String title, String detail) {
        return "{\"type\":\"https://headgate.dev/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
                .formatted(code.toLowerCase(Locale.ROOT).replace('_', '-'), title, status, detail, code);
    }

    static void write(HttpServletResponse response, int status, String code, String title, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json(status, code, title, detail).getBytes(StandardCharsets.UTF_8));
    }
}
