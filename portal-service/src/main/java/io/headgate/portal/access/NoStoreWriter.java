package io.headgate.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** Forbids every cache to keep an answer of the API. */
final class NoStoreWriter implements HeaderWriter {

    // The servlet path is decoded, so no spelling of an address gets around it.
    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (request.getServletPath().startsWith("/api/") && !response.containsHeader("Cache-Control")) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
