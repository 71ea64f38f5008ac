package io.headgate.model.validation.v1;

import io.headgate.model.shared.ReasonCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One check's verdict with the data that routing and people use.
 *
 * @param check phone, email, location or consent
 * @param action what the source's policy made of the verdict: continue, review or reject
 * @param data non-personal findings, such as line_type, zip_inferred, disposable; values are String, Boolean or Number
 * @param micros time the check took
 */
public record CheckResult(
        String check,
        String provider,
        Verdict verdict,
        String action,
        @Nullable ReasonCode reason,
        @Nullable String detail,
        Map<String, Object> data,
        long micros) {

    public CheckResult {
        data = Map.copyOf(data);
    }
}
