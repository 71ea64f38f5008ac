package io.headgate.model.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The consent evidence as the source sent it; {@code capturedAt} is kept as text because evidence is never reinterpreted. */
public record Consent(
        @Nullable String text,
        @Nullable String capturedAt,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String pageUrl,
        @Nullable String trustedFormCertUrl,
        @Nullable String jornayaLeadId,
        @Nullable List<String> sellers) {

    @Override
    public String toString() {
        return "Consent[masked]";
    }
}
