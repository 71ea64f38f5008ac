package io.headgate.portal.access.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.portal.PortalFixture;
import io.headgate.portal.config.PortalProperties;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class BootstrapIT extends PortalFixture {

    @Autowired
    private UserRepository users;

    @Autowired
    private FirstUser firstUser;

    @Autowired
    private BootstrapToken token;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void makesNobodyWithoutAPasswordAndSaysWhatToSet(CapturedOutput output) {
        assertThat(usersMadeWith(null)).isZero();
        assertThat(usersMadeWith("")).isZero();

        assertThat(output).contains("HEADGATE_ADMIN_PASSWORD").doesNotContain("hg_pat_");
    }

    @Test
    void makesAdminWithThePasswordOfTheSettings(CapturedOutput output) {
        assertThat(usersMadeWith("a password of the settings")).isEqualTo(1);

        assertThat(output).doesNotContain("a password of the settings");
    }

    /** Starts as on an empty database, and leaves the shared one as it was. */
    private long usersMadeWith(@Nullable String password) {
        var settings = new PortalProperties(password, ADMIN_TOKEN, null, Duration.ofHours(12), Duration.ofSeconds(2));
        return transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("DELETE FROM access_token").update();
            jdbc.sql("DELETE FROM portal_user").update();
            new Bootstrap(jdbc, transaction, firstUser, token, settings).run(new DefaultApplicationArguments());
            return users.count();
        });
    }
}
