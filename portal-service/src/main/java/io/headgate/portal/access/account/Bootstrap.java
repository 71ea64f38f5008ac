package io.headgate.portal.access.account;

import io.headgate.portal.config.PortalProperties;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the first person in: the user admin while there is nobody, and the automation token, both as the settings say. */
@Component
class Bootstrap implements ApplicationRunner {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final FirstUser firstUser;
    private final BootstrapToken token;
    private final PortalProperties properties;

    Bootstrap(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            FirstUser firstUser,
            BootstrapToken token,
            PortalProperties properties) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.firstUser = firstUser;
        this.token = token;
        this.properties = properties;
    }

    @Override
    public void run(ApplicationArguments args) {
        transaction.executeWithoutResult(_ -> {
            // Two copies that start at once must not both make the first user.
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('portal.bootstrap'))")
                    .query((row, _) -> 0)
                    .list();
            firstUser.addWhereThereIsNone(properties.adminPassword());
            token.replace(properties.adminToken());
        });
    }
}
