package io.headgate.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaGuardTest {

    @Test
    void noTextStaysAFormula() {
        for (var hostile : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx")) {
            assertThat(FormulaGuard.cell(hostile)).isEqualTo("'" + hostile);
        }
    }

    @Test
    void otherTextsStayAndNothingIsAnEmptyCell() {
        assertThat(FormulaGuard.cell("web")).isEqualTo("web");
        assertThat(FormulaGuard.cell(null)).isEmpty();
    }
}
