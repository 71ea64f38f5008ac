package io.headgate.intake.config;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import io.headgate.intake.core.normalisation.Lookups;
import io.headgate.reference.Placeholders;
import io.headgate.reference.ReferenceData;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Phone numbers by libphonenumber, states and placeholders by the shipped data. */
public final class UsLookups implements Lookups {

    private static final String HOME = "US";

    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    private final Placeholders placeholders = Placeholders.shipped();
    private final Map<String, String> states = new HashMap<>();

    public UsLookups(ReferenceData reference) {
        for (var first = 'A'; first <= 'Z'; first++) {
            for (var second = 'A'; second <= 'Z'; second++) {
                reference.state("" + first + second).ifPresent(state -> {
                    states.put(state.code(), state.code());
                    states.put(state.name().toUpperCase(Locale.ROOT), state.code());
                });
            }
        }
        states.put("WASHINGTON DC", "DC");
        states.put("WASHINGTON D.C.", "DC");
        states.put("WASHINGTON, DC", "DC");
    }

    @Override
    public Optional<String> e164(String phone) {
        return read(phone).filter(found -> read(found).filter(found::equals).isPresent());
    }

    private Optional<String> read(String phone) {
        try {
            var number = phones.parse(phone, HOME);
            return phones.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? Optional.of(phones.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> stateCode(String state) {
        return Optional.ofNullable(states.get(state.toUpperCase(Locale.ROOT)));
    }

    @Override
    public boolean identifiesByPhone(String phone) {
        return placeholders.identifiesByPhone(phone);
    }

    @Override
    public boolean identifiesByEmail(String email) {
        return placeholders.identifiesByEmail(email);
    }

    @Override
    public boolean isPlaceholder(String text) {
        return placeholders.isWord(text);
    }
}
