package io.headgate.validation.checks;

import com.sanctionco.jmail.Email;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import io.headgate.model.config.CheckName;
import io.headgate.model.config.CheckPolicy;
import io.headgate.model.shared.ReasonCode;
import io.headgate.outbound.core.Deadline;
import io.headgate.reference.ReferenceData;
import io.headgate.validation.core.Check;
import io.headgate.validation.core.CheckSubject;
import io.headgate.validation.core.Finding;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether the address can exist and is meant to last. Whether the mailbox exists, nothing offline can tell. */
final class EmailCheck implements Check {

    private static final Set<String> ROLES = Set.of(
            "abuse",
            "admin",
            "billing",
            "contact",
            "help",
            "hello",
            "hostmaster",
            "hr",
            "info",
            "jobs",
            "mail",
            "marketing",
            "no-reply",
            "noreply",
            "office",
            "postmaster",
            "root",
            "sales",
            "spam",
            "support",
            "team",
            "webmaster");

    private final EmailValidator syntax =
            JMail.strictValidator().disallowQuotedIdentifiers().disallowSingleCharacterTopLevelDomains();
    private final ReferenceData reference;

    EmailCheck(ReferenceData reference) {
        this.reference = reference;
    }

    @Override
    public CheckName name() {
        return CheckName.EMAIL;
    }

    @Override
    public String provider() {
        return "built-in";
    }

    @Override
    public Finding checkLead(CheckSubject subject, CheckPolicy policy, Deadline deadline) {
        var email = subject.contact().email();
        if (email == null) {
            return subject.contact().phone() == null
                    ? Finding.flag(null, "there is neither phone nor e-mail", Map.of("present", false))
                    : Finding.pass(Map.of("present", false));
        }
        return syntax.tryParse(email)
                .map(this::judge)
                .orElseGet(() ->
                        Finding.fail(ReasonCode.EMAIL_INVALID, "it is not an e-mail address", Map.of("present", true)));
    }

    private Finding judge(Email email) {
        var domain = email.domainWithoutComments().toLowerCase(Locale.ROOT);
        var disposable = reference.isDisposableDomain(domain);
        var data = Map.<String, Object>of(
                "present",
                true,
                "disposable",
                disposable,
                "free",
                reference.isFreeDomain(domain),
                "role",
                ROLES.contains(email.localPartWithoutComments().toLowerCase(Locale.ROOT)));
        return disposable
                ? Finding.fail(ReasonCode.EMAIL_DISPOSABLE, "mail to this domain is thrown away", data)
                : Finding.pass(data);
    }
}
