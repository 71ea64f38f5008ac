package io.headgate.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.intake.IntakePlatform;
import io.headgate.testkit.TestPlatform;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Without the database nothing is promised; without the broker everything is. In a context of its own, which it ruins. */
@DirtiesContext
@TestPropertySource(properties = "spring.datasource.hikari.connection-timeout=2500")
@TestMethodOrder(OrderAnnotation.class)
class IntakeOutageIT extends IntakePlatform {

    @Autowired
    private TestPlatform platform;

    @Autowired
    private Environment environment;

    @Autowired
    private DataSource dataSource;

    @Test
    @Order(1)
    void withoutTheDatabaseALeadIsRefusedForNowAndTakenLater() throws SQLException {
        assertThat(post("open", lead()).status()).isEqualTo(202);

        allowConnections(false);
        var refused = post("open", lead());
        allowConnections(true);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.raw().body()).doesNotContain("SQL", "Exception");
        Awaitility.await().until(() -> post("open", lead()).status() == 202);
    }

    @Test
    @Order(2)
    void whenTheDatabaseHangsACallerIsToldBeforeItGivesUp() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Held for longer than any process of ours may be idle in a transaction.
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            statement.execute("LOCK TABLE lead IN ACCESS EXCLUSIVE MODE");
            var begun = System.nanoTime();

            var refused = post("open", lead());

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
            connection.rollback();
        }
        Awaitility.await().until(() -> post("open", lead()).status() == 202);
    }

    @Test
    @Order(3)
    void withoutTheBrokerALeadIsTakenAndKeptForLater() {
        assertThat(post("open", lead()).status()).isEqualTo(202);
        platform.stopKafka();

        var answers = IntStream.range(0, 20).mapToObj(_ -> post("open", lead())).toList();

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(count("SELECT coalesce(sum(message_count), 0) FROM outbox")).isGreaterThanOrEqualTo(40);
        assertThat(post("open", lead(), "Prefer", "wait=1").status()).isEqualTo(202);
    }

    private static int terminated(Statement statement, String database) throws SQLException {
        var backends = 0;
        try (var rows = statement.executeQuery(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'")) {
            while (rows.next()) {
                backends++;
            }
        }
        return backends;
    }

    private void allowConnections(boolean allowed) throws SQLException {
        var url = environment.getRequiredProperty("spring.datasource.url");
        var database = url.replaceAll(".*/([^/?]+)\\?.*", "$1");
        try (var connection = DriverManager.getConnection(
                        url.replace("/" + database + "?", "/postgres?"),
                        environment.getRequiredProperty("spring.datasource.username"),
                        environment.getProperty("spring.datasource.password"));
                var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS " + allowed);
            // Again and again: one that was just coming in is not in the list yet, and they go in their own time.
            Awaitility.await("nobody in " + database).until(() -> allowed || terminated(statement, database) == 0);
        }
    }
}
