package io.headgate.model.config;

import java.util.List;

/** What each verdict of one check leads to, and the fields the check insists on. */
public record CheckPolicy(CheckAction fail, CheckAction flag, CheckAction unavailable, List<String> required) {

    /** The verdict is recorded and used, but never stops the lead. */
    public static final CheckPolicy RECORD_ONLY =
            new CheckPolicy(CheckAction.CONTINUE, CheckAction.CONTINUE, CheckAction.CONTINUE, List.of());

    public CheckPolicy {
        fail = fail == null ? CheckAction.REJECT : fail;
        flag = flag == null ? CheckAction.CONTINUE : flag;
        unavailable = unavailable == null ? CheckAction.CONTINUE : unavailable;
        required = required == null ? List.of() : List.copyOf(required);
    }
}
