package io.headgate.model.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each verdict of one check leads to, the fields the check insists on, and the provider that is asked.
 *
 * @param provider the id of the provider that makes the check, or goes on where the built-in one found nothing wrong
 */
public record CheckPolicy(
        CheckAction fail,
        CheckAction flag,
        @Nullable CheckAction unavailable,
        List<String> required,
        @Nullable String provider) {

    /** The verdict is recorded and used, but never stops the lead. */
    public static final CheckPolicy RECORD_ONLY =
            new CheckPolicy(CheckAction.CONTINUE, CheckAction.CONTINUE, CheckAction.CONTINUE, List.of(), null);

    // Nothing said stays nothing said: what that means depends on the check.
    public CheckPolicy {
        fail = fail == null ? CheckAction.REJECT : fail;
        flag = flag == null ? CheckAction.CONTINUE : flag;
        required = required == null ? List.of() : List.copyOf(required);
    }

    /** What follows when the check could not be made: what the policy says, else what holds for such a check. */
    public CheckAction whenUnavailable(CheckName check) {
        return unavailable != null ? unavailable : check.whenUnavailable();
    }
}
