package io.headgate.config.rules;

import io.headgate.config.ConfigCode;
import io.headgate.config.document.EnumNames;
import io.headgate.model.config.Attribute;
import io.headgate.model.config.AttributeType;
import io.headgate.model.config.CheckName;
import io.headgate.model.config.CheckPolicy;
import io.headgate.model.config.Contract;
import io.headgate.model.config.CostModel;
import io.headgate.model.config.PayableOn;
import io.headgate.model.config.ReturnPolicy;
import io.headgate.model.config.Source;
import io.headgate.model.config.SourceMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of a source and its contract. */
public final class SourceRules {

    private static final Set<String> CONTACT_OR_PLACE =
            Set.of("phone", "email", "address.zip", "address.city", "address.line1");
    private static final Set<String> CONSENT_FIELDS = Set.of(
            "text",
            "captured_at",
            "ip",
            "user_agent",
            "page_url",
            "trusted_form_cert_url",
            "jornaya_lead_id",
            "sellers");

    private final ValidationReport report;
    private final DocumentIndex index;
    private final CapRules caps;

    public SourceRules(ValidationReport report, DocumentIndex index) {
        this.report = report;
        this.index = index;
        caps = new CapRules(report, index);
    }

    public void check(String path, Source source) {
        report.id(path + ".id", source.id());
        report.name(path + ".name", source.name());
        if (source.serviceLines().isEmpty()) {
            report.error(
                    path + ".service_lines", ConfigCode.NO_SERVICE_LINES, "A source names the service lines it sends.");
        }
        report.references(path + ".service_lines", source.serviceLines(), index.serviceLines());
        report.distinct(path + ".service_lines", source.serviceLines());
        schema(path + ".schema", source);
        mapping(path + ".mapping", source);
        if (source.dedupe() != null) {
            report.positive(path + ".dedupe.window", source.dedupe().window());
        }
        caps.check(path + ".caps", source.caps());
        caps.onlyPlain(path + ".caps", source.caps());
        if (source.rateLimit() != null) {
            report.atLeast(path + ".rate_limit.per_second", source.rateLimit().perSecond(), 1);
        }
        validation(path + ".validation", source);
        contract(path + ".contract", source.contract());
    }

    private void schema(String path, Source source) {
        source.schema()
                .attributes()
                .forEach((name, attribute) -> attribute(MessageText.child(path + ".attributes", name), attribute));
        var required = source.schema().required();
        for (var i = 0; i < required.size(); i++) {
            if (!isField(required.get(i), source)) {
                unknownField(path + ".required[" + i + "]", required.get(i), LeadPaths.canonical());
            }
        }
        report.distinct(path + ".required", required);
        somebody(path, source);
    }

    private void somebody(String path, Source source) {
        var asked = source.schema().required().stream()
                .filter(CONTACT_OR_PLACE::contains)
                .toList();
        if (asked.isEmpty() && !source.schema().anonymous()) {
            report.error(
                    path + ".required",
                    ConfigCode.NO_CONTACT_OR_PLACE,
                    "%s requires neither a contact nor a place: a lead about nobody and nowhere is taken and sold."
                                    .formatted(MessageText.quoted(source.id()))
                            + " Require phone, email, address.zip, address.city or address.line1,"
                            + " or state that such leads are wanted with schema: {anonymous: true}.");
        }
        if (!asked.isEmpty() && source.schema().anonymous()) {
            report.error(
                    path + ".anonymous",
                    ConfigCode.INVALID_VALUE,
                    "%s requires %s, so none of its leads is anonymous."
                            .formatted(MessageText.quoted(source.id()), MessageText.some(asked)));
        }
    }

    private void attribute(String path, Attribute attribute) {
        var numeric = attribute.type() == AttributeType.NUMBER || attribute.type() == AttributeType.INTEGER;
        if (attribute.type() == AttributeType.ENUM && attribute.values().isEmpty()) {
            report.error(path + ".values", ConfigCode.MISSING, "An enum lists its values.");
        }
        if (!numeric && (attribute.min() != null || attribute.max() != null)) {
            report.error(path, ConfigCode.INVALID_VALUE, "Only numbers have a min and a max.");
        }
        if (attribute.min() != null
                && attribute.max() != null
                && attribute.min().compareTo(attribute.max()) > 0) {
            report.error(path, ConfigCode.INVALID_VALUE, "The min is above the max.");
        }
        if (attribute.type() != AttributeType.ENUM && !attribute.values().isEmpty()) {
            report.error(path + ".values", ConfigCode.NO_EFFECT, "Only an enum lists its values.");
        }
        if (attribute.maxLength() != null) {
            report.atLeast(path + ".max_length", attribute.maxLength(), 1);
            if (attribute.type() != AttributeType.STRING) {
                report.error(path + ".max_length", ConfigCode.NO_EFFECT, "Only a string has a greatest length.");
            }
        }
        report.distinct(path + ".values", attribute.values());
    }

    private void mapping(String path, Source source) {
        var mapping = source.mapping();
        var takenBy = new HashMap<String, String>();
        mapping.fields().forEach((theirs, ours) -> {
            var at = MessageText.child(path + ".fields", theirs);
            var other = takenBy.putIfAbsent(LeadPaths.attribute(ours), theirs);
            if (other != null) {
                report.error(
                        at,
                        ConfigCode.DUPLICATE_MAPPING,
                        "%s and %s are both mapped to %s."
                                .formatted(
                                        MessageText.quoted(other),
                                        MessageText.quoted(theirs),
                                        MessageText.quoted(ours)));
            }
            if (!isField(ours, source)) {
                report.warning(
                        at,
                        ConfigCode.UNKNOWN_FIELD,
                        "%s is neither a field of the lead nor a declared attribute; it is kept as an attribute.%s"
                                .formatted(
                                        MessageText.quoted(ours), MessageText.didYouMean(ours, LeadPaths.canonical())));
            }
        });
        mappedValues(path + ".values", source, mapping);
    }

    private void mappedValues(String path, Source source, SourceMapping mapping) {
        mapping.values().forEach((field, values) -> {
            var at = MessageText.child(path, field);
            if (!isField(field, source)) {
                unknownField(at, field, LeadPaths.canonical());
            } else if (field.equals("service_line")) {
                values.forEach(
                        (theirs, ours) -> report.reference(MessageText.child(at, theirs), ours, index.serviceLines()));
            } else {
                mappedAttribute(at, source.schema().attributes().get(LeadPaths.attribute(field)), values);
            }
        });
    }

    private void mappedAttribute(String path, @Nullable Attribute attribute, Map<String, String> values) {
        if (attribute == null || attribute.type() != AttributeType.ENUM) {
            return;
        }
        values.forEach((theirs, ours) -> {
            if (!attribute.values().contains(ours)) {
                report.error(
                        MessageText.child(path, theirs),
                        ConfigCode.INVALID_VALUE,
                        "%s is none of %s.".formatted(MessageText.quoted(ours), MessageText.some(attribute.values())));
            }
        });
    }

    private static boolean isField(String path, Source source) {
        return LeadPaths.canonical().contains(path)
                || source.schema().attributes().containsKey(LeadPaths.attribute(path));
    }

    private void unknownField(String path, String field, List<String> known) {
        report.error(
                path,
                ConfigCode.UNKNOWN_FIELD,
                "%s is neither a field of the lead nor a declared attribute.%s"
                        .formatted(MessageText.quoted(field), MessageText.didYouMean(field, known)));
    }

    private void validation(String path, Source source) {
        source.validation().forEach((name, policy) -> CheckName.find(name)
                .ifPresentOrElse(
                        check -> policy(MessageText.child(path, name), check, policy),
                        () -> unknownCheck(MessageText.child(path, name), name)));
    }

    private void unknownCheck(String at, String name) {
        report.error(
                at,
                ConfigCode.UNKNOWN_CHECK,
                "There is no check %s.%s"
                        .formatted(MessageText.quoted(name), MessageText.didYouMean(name, CheckName.wireNames())));
    }

    private void policy(String at, CheckName check, CheckPolicy policy) {
        if (policy.provider() != null) {
            provider(at + ".provider", check, policy.provider());
        } else if (!check.isBuiltIn()) {
            report.warning(at, ConfigCode.CHECK_NOT_AVAILABLE, notAvailable(check, policy));
        }
        report.distinct(at + ".required", policy.required());
        if (check != CheckName.CONSENT) {
            if (!policy.required().isEmpty()) {
                report.error(
                        at + ".required", ConfigCode.INVALID_VALUE, "Only the check consent insists on single fields.");
            }
            return;
        }
        for (var i = 0; i < policy.required().size(); i++) {
            if (!CONSENT_FIELDS.contains(policy.required().get(i))) {
                unknownField(at + ".required[" + i + "]", policy.required().get(i), List.copyOf(CONSENT_FIELDS));
            }
        }
    }

    private void provider(String at, CheckName check, String id) {
        report.reference(at, id, index.providers());
        var provider = index.providersById().get(id);
        if (provider != null && provider.check() != check) {
            report.error(
                    at,
                    ConfigCode.INVALID_VALUE,
                    "The provider %s answers the check %s, not %s."
                            .formatted(MessageText.quoted(id), provider.check().wireName(), check.wireName()));
        }
    }

    private static String notAvailable(CheckName check, CheckPolicy policy) {
        var stated = policy.unavailable() == null
                ? "nothing is said in `unavailable`"
                : "`unavailable: %s`".formatted(EnumNames.word(policy.unavailable()));
        var follows =
                switch (policy.whenUnavailable(check)) {
                    case CONTINUE -> "goes on without it";
                    case REVIEW -> "goes to review";
                    case REJECT -> "is rejected (CHECK_UNAVAILABLE)";
                };
        return "No provider is named for the check %s: every lead has UNAVAILABLE there and %s, because %s.%s"
                .formatted(
                        check.wireName(),
                        follows,
                        stated,
                        check == CheckName.ADDRESS ? "" : " Only `unavailable` has an effect there.");
    }

    private void contract(String path, Contract contract) {
        report.period(path, contract.validFrom(), contract.validTo());
        var cost = contract.cost();
        report.money(path + ".cost.amount", cost.amount());
        report.share(path + ".cost.share", cost.share());
        if (cost.model() == CostModel.REVENUE_SHARE && cost.share() == null) {
            report.error(path + ".cost.share", ConfigCode.MISSING, "A revenue share states the share.");
        }
        if (cost.model() == CostModel.CPL && cost.share() != null) {
            report.error(path + ".cost.share", ConfigCode.INVALID_VALUE, "Only a revenue share has a share.");
        }
        if (cost.model() == CostModel.FREE && cost.share() != null) {
            report.error(path + ".cost.share", ConfigCode.INVALID_VALUE, "What is free has no share.");
        }
        if (cost.model() == CostModel.FREE && cost.amount().signum() > 0) {
            report.error(path + ".cost.amount", ConfigCode.INVALID_VALUE, "What is free has no amount.");
        }
        if (cost.model() == CostModel.FREE && cost.payableOn() == PayableOn.DELIVERED) {
            report.error(path + ".cost.payable_on", ConfigCode.NO_EFFECT, "What is free is never payable.");
        }
        UnsupportedTerms.cost(report, path + ".cost", cost);
        returns(report, path + ".returns", contract.returns());
    }

    static void returns(ValidationReport report, String path, @Nullable ReturnPolicy policy) {
        if (policy != null) {
            report.positive(path + ".window", policy.window());
            report.share(path + ".max_rate", policy.maxRate());
            report.distinct(path + ".reasons", policy.reasons());
            UnsupportedTerms.remedy(report, path + ".remedy", policy.remedy());
        }
    }
}
