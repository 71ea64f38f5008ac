package io.headgate.messaging.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnumTextTest {

    enum Colour {
        RED,
        DARK_GREEN {
            @Override
            public String toString() {
                return "dark green";
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_written_is_the_constants_name_and_is_read_as_the_same_constant(Colour colour) {
        assertThat(EnumText.nameOf(colour)).isEqualTo(colour.name());
        assertThat(EnumText.constantOf(Colour.class, colour.name())).isSameAs(colour);
    }

    @Test
    void no_constant_is_null_and_null_is_no_constant() {
        assertThat(EnumText.nameOf(null)).isNull();
        assertThat(EnumText.constantOf(Colour.class, null)).isNull();
    }

    @Test
    void text_that_is_no_constant_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnumText.constantOf(Colour.class, "red"))
                .withMessageContaining("red");
    }
}
