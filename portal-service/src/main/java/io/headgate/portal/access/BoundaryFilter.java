package io.headgate.portal.access;

import io.headgate.messaging.database.DatabaseTrouble;
import io.headgate.service.web.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the session store: refuses parameters that no call of the API needs, and answers 503 when the database that
 * keeps sessions and tokens is away. How long a body may be is the same for every service and checked before.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class BoundaryFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(BoundaryFilter.class);
    private static final String NUL = "%00";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var query = request.getQueryString();
        if (query != null && query.contains(NUL)) {
            Refusals.write(response, ProblemCode.BAD_PARAMETER, "A parameter holds no NUL character.");
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (DataAccessException | TransactionException e) {
            if (!DatabaseTrouble.isOutage(e)) {
                throw e;
            }
            LOG.warn("the database does not answer: {}", e.getClass().getSimpleName());
            if (!response.isCommitted()) {
                response.reset();
                response.setHeader(HttpHeaders.RETRY_AFTER, "5");
                Refusals.write(
                        response,
                        ProblemCode.UNAVAILABLE,
                        "The portal cannot reach its database at the moment; please repeat.");
            }
        }
    }
}
