package io.headgate.portal.control;

import io.headgate.config.ConfigProblem;
import io.headgate.config.rules.UnsetSecrets;
import io.headgate.model.config.ConfigDocument;
import java.util.HashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows which secrets are set, and so which endpoints of a document could not be delivered to. */
@Component
class SecretsSet {

    private final JdbcClient jdbc;

    SecretsSet(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A warning for each endpoint that names a secret which is not set now. */
    List<ConfigProblem> missingIn(ConfigDocument document) {
        var refs = jdbc.sql("SELECT ref FROM secret").query(String.class).list();
        return UnsetSecrets.in(document, new HashSet<>(refs));
    }
}
