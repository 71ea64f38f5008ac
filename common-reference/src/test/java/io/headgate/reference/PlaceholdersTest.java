package io.headgate.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

    private final Placeholders placeholders = Placeholders.shipped();

    @ParameterizedTest
    @ValueSource(strings = {"none", "N/A", "n.a.", "NULL", "Unknown", "-", "--", "", "Not Available", "0", "?"})
    void aWordForNothingIsOneWhateverItsCaseAndPunctuation(String text) {
        assertThat(placeholders.isWord(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nonesuch", "Nguyen", "SL-1", "00", "10"})
    void anOrdinaryTextIsNone(String text) {
        assertThat(placeholders.isWord(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "n/a",
                "test@test.com",
                "TEST@gmail.com",
                "noemail@yahoo.com",
                "no.email@gmail.com",
                "no-email@anything.org",
                "none@none.com",
                "n/a@example.com",
                "bob@noemail.com",
                "bob@mail.test.com",
                "bob@localhost",
                "bob@",
                "@example.com",
                "bob@x.invalid",
                "a b@example.com",
                "donotreply@dealer.com"
            })
    void anAddressThatManyGiveIdentifiesNobody(String email) {
        assertThat(placeholders.identifiesByEmail(email)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.com", "tess@gmail.com", "nora@nonesuch.com", "contest@latest.com"})
    void anAddressOfAPersonIdentifiesIt(String email) {
        assertThat(placeholders.identifiesByEmail(email)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000",
                "5125550101",
                "+10000000000",
                "+11234567890",
                "+15555555555",
                "+12222222222",
                "+15122222222",
                "+19876543210",
                "+15125551212",
                "+19115550101",
                "+15129110101",
                "+12915550101",
                "+15121550101",
                "+18888888888",
                "+44000000000",
                "+1512555010"
            })
    void aNumberThatManyGiveOrThatCannotExistIdentifiesNobody(String phone) {
        assertThat(placeholders.identifiesByPhone(phone)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15125550101", "+14365550123", "+16215550123", "+18005551111", "+442079460958"})
    void aNumberOfAPersonIdentifiesItEvenWithAnAreaCodeThatIsNew(String phone) {
        assertThat(placeholders.identifiesByPhone(phone)).isTrue();
    }
}
