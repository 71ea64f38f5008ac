package io.headgate.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.shared.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/reference/reason-codes.md is the enum, written out. Run with {@code -Dcontracts.write=true} to accept a change. */
class ReasonCodesPageTest {

    private static final Path PAGE = Path.of("../docs/reference/reason-codes.md");

    @Test
    void thePageSaysWhatTheCodeSays() throws IOException {
        if (Boolean.getBoolean("contracts.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private static String page() {
        var page = new StringBuilder("""
                # Reason codes

                Why something did not happen. The list is closed, numbers are never reused, and the hundreds tell the stage.
                The meaning is for the brand's people; the public meaning is what vendors and clients read, and it names no
                other party.

                | number | code | stage | meaning | public meaning |
                | --- | --- | --- | --- | --- |
                """);
        for (var reason : ReasonCode.values()) {
            page.append("| %d | `%s` | %s | %s | %s |%n"
                    .formatted(
                            reason.number(),
                            reason,
                            reason.stage().name().toLowerCase(java.util.Locale.ROOT),
                            reason.meaning(),
                            reason.publicMeaning()));
        }
        return page.toString();
    }
}
