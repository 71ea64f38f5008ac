package io.headgate.service.web.boundary;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what anybody can make this service read: 256 KiB a body, declared or chunked, before anything is parsed and
 * before the caller is even known. Paths that count their own bytes are named by the service.
 */
class BodyLimitFilter extends OncePerRequestFilter {

    static final int LIMIT = 256 * 1024;

    private final Set<String> except;

    BodyLimitFilter(Set<String> except) {
        this.except = Set.copyOf(except);
    }

    /** Says, from inside whatever parser reads the body, that the body is longer than allowed. */
    static final class BodyTooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        BodyTooLargeException() {
            super("the body is larger than allowed");
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // The decoded path: an encoded letter must not open the door.
        return except.contains(request.getServletPath())
                || request.getServletPath().startsWith("/internal/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LIMIT) {
            ContainerProblem.write(
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "CONTENT_TOO_LARGE",
                    "Content Too Large",
                    "The body must have at most 256 KiB.");
            return;
        }
        chain.doFilter(new Counted(request), response);
    }

    private static final class Counted extends HttpServletRequestWrapper {

        Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream());
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream in;
        private long read;

        CountedStream(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = in.read(buffer, offset, length);
            count(some);
            return some;
        }

        // One byte more is let through, so that a reader with a limit of its own can see it exceeded and say so itself.
        private void count(int some) throws IOException {
            read += Math.max(0, some);
            if (read > LIMIT + 1L) {
                throw new BodyTooLargeException();
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
