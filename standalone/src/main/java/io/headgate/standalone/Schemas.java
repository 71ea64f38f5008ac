package io.headgate.standalone;

import io.headgate.embedded.EmbeddedException;
import io.headgate.embedded.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** One database; in it one role and one schema for each service, and no way from one to another. */
final class Schemas {

    static final String DATABASE = "headgate";

    private Schemas() {}

    /** Makes what is missing and sets every role's password to the one that the secrets hold. */
    static void ensure(EmbeddedPostgres postgres, List<Application> applications, Secrets secrets) {
        postgres.createDatabase(DATABASE);
        try (Connection connection = postgres.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // What every PostgreSQL role may do unless told otherwise.
            statement.execute("REVOKE ALL ON DATABASE headgate, postgres, template1 FROM PUBLIC");
            statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            for (Application application : applications) {
                ensure(connection, application.name(), secrets.rolePassword(application.name()));
            }
            connection.commit();
        } catch (SQLException e) {
            throw new EmbeddedException("The services' schemas could not be made", e);
        }
    }

    private static void ensure(Connection connection, String name, String password) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String role = statement.enquoteIdentifier(name, true);
            if (!exists(connection, name)) {
                statement.execute("CREATE ROLE " + role);
            }
            statement.execute("ALTER ROLE " + role + " LOGIN PASSWORD " + statement.enquoteLiteral(password));
            statement.execute("GRANT CONNECT, TEMPORARY ON DATABASE headgate TO " + role);
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + role + " AUTHORIZATION " + role);
            statement.execute("ALTER ROLE " + role + " IN DATABASE headgate SET search_path = " + role);
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            find.setString(1, role);
            return find.executeQuery().next();
        }
    }
}
