package io.headgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A migration may take as long as it takes: the limits of requests are not for it. */
@HeadgateIT
class LongMigrationIT {

    @Autowired
    private Flyway flyway;

    @Test
    void aMigrationThatTakesLongerThanATransactionMayIdleSucceeds() {
        var slow = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .locations("classpath:db/slow")
                .table("slow_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();

        assertThat(slow.migrate().migrationsExecuted).isEqualTo(1);
    }
}
