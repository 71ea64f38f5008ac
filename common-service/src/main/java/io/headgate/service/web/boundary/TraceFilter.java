package io.headgate.service.web.boundary;

import io.headgate.messaging.event.TraceContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Continues the caller's trace (or starts one) and names it in the answer, so that a person can quote it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceFilter extends OncePerRequestFilter {

    private static final String TRACE_ID = "trace_id";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var trace = TraceContext.continuing(request.getHeader(TraceContext.HEADER));
        response.setHeader("x-request-id", trace.traceId());
        MDC.put(TRACE_ID, trace.traceId());
        try {
            trace.in(() -> proceed(request, response, chain));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (WrappedServletException e) {
            throw e.servletException;
        } finally {
            MDC.remove(TRACE_ID);
        }
    }

    private static boolean proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new WrappedServletException(e);
        }
    }

    private static final class WrappedServletException extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final ServletException servletException;

        WrappedServletException(ServletException cause) {
            super(cause);
            this.servletException = cause;
        }
    }
}
