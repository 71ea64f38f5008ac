package io.headgate.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/reference/problem-codes.md is the enum, written out. Run with {@code -Dcontracts.write=true} to accept a change. */
class ProblemCodesPageTest {

    private static final Path PAGE = Path.of("../docs/reference/problem-codes.md");

    @Test
    void thePageSaysWhatTheCodeSays() throws IOException {
        if (Boolean.getBoolean("contracts.write")) {
            Files.writeString(PAGE, page());
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private static String page() {
        var page = new StringBuilder("""
            # Problem codes

            A refusal is `application/problem+json` (RFC 9457) with `type`, `title`, `status`, `detail` and `code`; where fields
            are wrong, `errors` names each with a code of its own. Compare the code: the detail is for people and may change.

            What becomes of a lead has [reason codes](reason-codes.md), and these are also codes of problems: `SCHEMA_INVALID` (422)
            and `SOURCE_PAUSED` (403) when a lead is posted, the `RETURN_…` codes when a return is made. What the web server itself
            refuses has the name of its status, such as `METHOD_NOT_ALLOWED`.

            | code | status | meaning |
            | --- | --- | --- |
            """);
        for (var code : ProblemCode.values()) {
            page.append("| `%s` | %d | %s |%n".formatted(code, code.status().value(), code.meaning()));
        }
        return page.toString();
    }
}
