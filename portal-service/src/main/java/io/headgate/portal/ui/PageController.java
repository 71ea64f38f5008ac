package io.headgate.portal.ui;

import io.headgate.portal.core.ContentPolicy;
import io.headgate.service.web.boundary.AnyQuery;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers every route of the application with its one page, each time under a fresh nonce for its style elements. */
@AnyQuery
@Hidden
@RestController
class PageController {

    private static final String PLACEHOLDER = "__CSP_NONCE__";
    private static final int NONCE_BYTES = 18;
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final @Nullable String page;

    PageController() throws IOException {
        var resource = new ClassPathResource("META-INF/resources/index.html");
        page = resource.exists() ? resource.getContentAsString(StandardCharsets.UTF_8) : null;
    }

    @GetMapping({"/", "/index.html", "/login", "/admin", "/admin/**"})
    ResponseEntity<byte[]> page() {
        if (page == null) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("This build has no user interface.".getBytes(StandardCharsets.UTF_8));
        }
        var nonce = nonce();
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", ContentPolicy.withNonce(nonce))
                .body(page.replace(PLACEHOLDER, nonce).getBytes(StandardCharsets.UTF_8));
    }

    private String nonce() {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
