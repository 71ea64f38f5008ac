package io.headgate.testkit.backend;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import org.testcontainers.DockerClientFactory;

/**
 * Where a test's PostgreSQL and its brokers come from: Maven artifacts, or containers when the environment says
 * {@code HEADGATE_TEST_BACKENDS=containers}. Both are the real servers. Containers that were asked for and cannot be had
 * are an error, never a reason to skip or to take the other ones.
 */
public interface TestBackends {

    String VARIABLE = "HEADGATE_TEST_BACKENDS";

    /** A PostgreSQL server that is up. */
    PostgresServer startPostgres(Path directory);

    /** A broker that is up; consumer groups of two contexts would share the work, so each context has its own. */
    Broker startBroker(Path directory);

    /** The ones that the environment asks for. */
    static TestBackends chosen() {
        var wish = System.getenv().getOrDefault(VARIABLE, "embedded").toLowerCase(Locale.ROOT);
        return switch (wish) {
            case "embedded", "" -> new EmbeddedBackends();
            case "containers" -> containers();
            default -> throw new IllegalStateException(VARIABLE + " is " + wish + "; it is embedded or containers");
        };
    }

    private static TestBackends containers() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(VARIABLE + " is containers, but no Docker engine answers");
        }
        return new ContainerBackends();
    }

    /** A server on which every test context has a database of its own. */
    interface PostgresServer extends AutoCloseable {

        /** The JDBC address of one of its databases. */
        String url(String database);

        String user();

        String password();

        @Override
        void close();

        default Connection connect(String database) throws SQLException {
            return DriverManager.getConnection(url(database), user(), password());
        }
    }

    /** One Kafka broker. */
    interface Broker extends AutoCloseable {

        String bootstrap();

        @Override
        void close();
    }
}
