package io.headgate.routing.holds;

import io.headgate.model.shared.LeadId;
import io.headgate.routing.holds.HeldLeadActions.Answer;
import io.headgate.routing.holds.HeldLeadActions.HoldAction;
import io.headgate.routing.holds.HeldLeadActions.Result;
import io.headgate.routing.holds.HoldPreview.Preview;
import io.headgate.service.log.CanonicalLine;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets people decide about many leads that wait, after a look at what would become of them. */
@RestController
class HoldActionsController {

    private static final int MOST_AT_ONCE = 200;

    private final HeldLeadActions actions;
    private final HoldPreview preview;

    HoldActionsController(HeldLeadActions actions, HoldPreview preview) {
        this.actions = actions;
        this.preview = preview;
    }

    record Look(@Nullable List<String> leadIds) {}

    /** A lead, and up to when it may wait from now on. */
    record Item(@Nullable String leadId, @Nullable Instant until) {}

    /**
     * What is wanted.
     *
     * @param action release, approve, extend, park or reject
     * @param by who wants it
     */
    record Wanted(
            @Nullable String action,
            @Nullable List<Item> items,
            @Nullable String by) {}

    record Results(List<Result> results) {}

    private record Named(LeadId leadId, @Nullable Instant until) {}

    /** What would become of these leads if they were decided now, one after the other. */
    @PostMapping("/internal/holds/look")
    Preview look(@RequestBody Look look) {
        var problems = new ArrayList<FieldProblem>();
        var ids = new ArrayList<LeadId>();
        var written = look.leadIds() == null ? List.<String>of() : look.leadIds();
        limit("lead_ids", written.size(), problems);
        for (var i = 0; i < written.size(); i++) {
            id(written.get(i), "lead_ids[%d]".formatted(i), problems).forEach(ids::add);
        }
        refuse(problems);
        return preview.preview(ids);
    }

    /** Applies the action to each lead that still waits, and says of each what became of it and where it stands. */
    @PostMapping("/internal/holds/actions")
    Results act(@RequestBody Wanted wanted) {
        var problems = new ArrayList<FieldProblem>();
        var wish = wish(wanted.action(), problems);
        var items = items(wanted.items() == null ? List.of() : wanted.items(), wish, problems);
        refuse(problems);
        var results = new ArrayList<Result>();
        for (var item : items) {
            var result = actions.apply(item.leadId(), wish, item.until());
            if (result.answer() == Answer.DONE) {
                CanonicalLine.of("lead." + wish.name().toLowerCase(Locale.ROOT))
                        .lead(item.leadId())
                        .with("by", wanted.by())
                        .write();
            }
            results.add(result);
        }
        return new Results(results);
    }

    private static List<Named> items(List<Item> written, HoldAction wish, List<FieldProblem> problems) {
        limit("items", written.size(), problems);
        var items = new ArrayList<Named>();
        for (var i = 0; i < written.size(); i++) {
            var item = written.get(i);
            check(item.until(), wish, "items[%d].until".formatted(i), problems);
            id(item.leadId(), "items[%d].lead_id".formatted(i), problems)
                    .forEach(id -> items.add(new Named(id, item.until())));
        }
        return items;
    }

    // Whether a moment is one that helps differs from lead to lead, and so it is answered lead by lead.
    private static void check(@Nullable Instant until, HoldAction wish, String field, List<FieldProblem> problems) {
        if (until == null && wish == HoldAction.EXTEND) {
            problems.add(new FieldProblem(field, "REQUIRED", "must be there"));
        }
    }

    private static HoldAction wish(@Nullable String action, List<FieldProblem> problems) {
        for (var wish : HoldAction.values()) {
            if (wish.name().equalsIgnoreCase(action)) {
                return wish;
            }
        }
        problems.add(new FieldProblem("action", "NOT_ALLOWED", "must be release, approve, extend, park or reject"));
        return HoldAction.RELEASE;
    }

    private static List<LeadId> id(@Nullable String written, String field, List<FieldProblem> problems) {
        var id = LeadId.parse(String.valueOf(written));
        if (id.isEmpty()) {
            problems.add(new FieldProblem(field, "FORMAT", "is no lead id"));
        }
        return id.stream().toList();
    }

    private static void limit(String field, int many, List<FieldProblem> problems) {
        if (many == 0 || many > MOST_AT_ONCE) {
            problems.add(new FieldProblem(field, "RANGE", "must be 1 to %d leads".formatted(MOST_AT_ONCE)));
        }
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "Some fields are not right.", problems);
        }
    }
}
