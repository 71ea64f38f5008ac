package io.headgate.validation.checks;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.headgate.model.config.CheckName;
import io.headgate.model.config.CheckPolicy;
import io.headgate.model.person.Address;
import io.headgate.model.shared.ReasonCode;
import io.headgate.outbound.core.Deadline;
import io.headgate.reference.AreaCode;
import io.headgate.reference.ReferenceData;
import io.headgate.reference.ZipPlace;
import io.headgate.validation.core.Check;
import io.headgate.validation.core.CheckSubject;
import io.headgate.validation.core.Finding;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the number can exist and can be a consumer's. Numbering plans do not say who answers, nor, in the United
 * States, whether a line is a mobile: that is reported as {@code fixed_line_or_mobile}, not guessed.
 */
final class PhoneCheck implements Check {

    private static final int NANP = 1;
    private static final int NANP_DIGITS = 10;
    private static final String HOME = "US";
    private static final String FICTION = "55501";

    /** Three digits of an area and seven of a subscriber: an exchange begins with 2 to 9 and is no service code such as 911. */
    private static final Pattern SUBSCRIBER = Pattern.compile("\\d{3}[2-9](?!11)\\d{6}");

    private static final Set<PhoneNumberType> NOBODYS = Set.of(
            PhoneNumberType.TOLL_FREE,
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.UAN,
            PhoneNumberType.PAGER,
            PhoneNumberType.VOICEMAIL);

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final ReferenceData reference;

    PhoneCheck(ReferenceData reference) {
        this.reference = reference;
        // The library reads a country's numbering plan at the first question: not while a lead waits.
        numbers.isValidNumber(numbers.getExampleNumber(HOME));
    }

    @Override
    public CheckName name() {
        return CheckName.PHONE;
    }

    @Override
    public String provider() {
        return "libphonenumber";
    }

    @Override
    public Finding checkLead(CheckSubject subject, CheckPolicy policy, Deadline deadline) {
        var phone = subject.contact().phone();
        if (phone == null) {
            return Finding.flag(null, "there is no phone number", Map.of("present", false, "line_type", "unknown"));
        }
        return parse(phone)
                .map(number -> judge(number, subject.contact().address()))
                .orElseGet(() -> Finding.fail(
                        ReasonCode.PHONE_INVALID,
                        "it is not a phone number",
                        Map.of("present", true, "line_type", "unknown")));
    }

    private Optional<PhoneNumber> parse(String phone) {
        try {
            return Optional.of(numbers.parse(phone, HOME));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private Finding judge(PhoneNumber number, Address address) {
        var data = new HashMap<String, Object>();
        data.put("present", true);
        data.put("country_code", number.getCountryCode());
        var type = type(number);
        if (type == null) {
            data.put("line_type", "unknown");
            return Finding.fail(ReasonCode.PHONE_INVALID, "no such number can be assigned", data);
        }
        data.put("line_type", lineType(type));
        if (NOBODYS.contains(type)) {
            return Finding.fail(
                    ReasonCode.PHONE_INVALID, "a %s number is not a consumer's".formatted(words(type)), data);
        }
        return number.getCountryCode() == NANP ? domestic(number, type, address, data) : abroad(data);
    }

    /** What kind of number it is, or null when nobody can have it. */
    private @Nullable PhoneNumberType type(PhoneNumber number) {
        if (numbers.isValidNumber(number)) {
            return numbers.getNumberType(number);
        }
        return isOfNewerAreaCode(number) ? PhoneNumberType.FIXED_LINE_OR_MOBILE : null;
    }

    /** The library's metadata lag a year and more behind area codes that go into service; our own list says so. */
    private boolean isOfNewerAreaCode(PhoneNumber number) {
        var national = numbers.getNationalSignificantNumber(number);
        return number.getCountryCode() == NANP
                && SUBSCRIBER.matcher(national).matches()
                && reference
                        .areaCode(national.substring(0, 3))
                        .filter(code ->
                                code.country().equals(HOME) && code.kind().equals("geographic"))
                        .isPresent();
    }

    private static Finding abroad(Map<String, Object> data) {
        data.put("domestic", false);
        return Finding.flag(null, "the number is not of the United States", data);
    }

    private Finding domestic(PhoneNumber number, PhoneNumberType type, Address address, Map<String, Object> data) {
        var national = numbers.getNationalSignificantNumber(number);
        var areaCode = national.length() == NANP_DIGITS
                ? reference.areaCode(national.substring(0, 3)).orElse(null)
                : null;
        // Puerto Rico and the other territories have countries of their own in the plan, and a state for us.
        if (areaCode != null && !areaCode.country().equals(HOME) && areaCode.state() == null) {
            return abroad(data);
        }
        data.put("domestic", true);
        if (national.startsWith(FICTION, 3)) {
            data.put("fictional", true);
            return Finding.flag(null, "555-0100 to 555-0199 are reserved for fiction", data);
        }
        if (type == PhoneNumberType.PERSONAL_NUMBER) {
            return Finding.flag(null, "a personal number forwards to an unknown place", data);
        }
        return againstState(areaCode, address, data);
    }

    // People keep their numbers when they move: another state is worth knowing and no more.
    private Finding againstState(@Nullable AreaCode areaCode, Address address, Map<String, Object> data) {
        var lineState = areaCode == null ? null : areaCode.state();
        var homeState = stateOf(address);
        if (lineState == null) {
            return Finding.pass(data);
        }
        data.put("area_state", lineState);
        if (homeState == null) {
            return Finding.pass(data);
        }
        var same = lineState.equals(homeState);
        data.put("state_matches", same);
        return same ? Finding.pass(data) : Finding.flag(null, "the area code is of another state", data);
    }

    private @Nullable String stateOf(Address address) {
        var zip = address.zip();
        var byZip = zip == null ? null : reference.zip(zip).map(ZipPlace::state).orElse(null);
        return byZip != null ? byZip : address.state();
    }

    private static String lineType(PhoneNumberType type) {
        return switch (type) {
            case MOBILE -> "mobile";
            case FIXED_LINE -> "landline";
            case FIXED_LINE_OR_MOBILE -> "fixed_line_or_mobile";
            case VOIP -> "voip";
            case TOLL_FREE -> "toll_free";
            case PREMIUM_RATE, SHARED_COST, PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL, UNKNOWN -> "unknown";
        };
    }

    private static String words(PhoneNumberType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
