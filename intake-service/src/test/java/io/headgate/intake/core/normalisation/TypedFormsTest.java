package io.headgate.intake.core.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.intake.core.reading.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator types takes the form that leads have, so that it is found. */
class TypedFormsTest {

    @ParameterizedTest
    @ValueSource(strings = {"512-555-0199", "(512) 555-0199", "+1 512 555 0199", "15125550199", "5125550199 x45"})
    void everyUsualFormOfAPhoneIsTheSameNumber(String typed) {
        assertThat(Fixtures.READER.normal("phone", typed)).contains("+15125550199");
    }

    @Test
    void anAddressIsFoundInAnyCaseAndWhatIsNoneIsNothing() {
        assertThat(Fixtures.READER.normal("email", " Ann@Example.COM ")).contains("ann@example.com");
        assertThat(Fixtures.READER.normal("phone", "abc")).isEmpty();
        assertThat(Fixtures.READER.normal("source_lead_id", " SL-1 ")).contains("SL-1");
    }
}
