package io.headgate.delivery.transport.http;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The price in a receiver's answer: taken as it stands, or not at all. */
sealed interface AnsweredPrice {

    /** A plain decimal number from 0 to 100,000 with at most six decimals. */
    record Stated(BigDecimal amount) implements AnsweredPrice {}

    /** Something else stands there, and nothing is guessed from it: the agreed price holds. */
    record NotAPrice(String why) implements AnsweredPrice {}

    /** The most that an answer may name. */
    BigDecimal MOST = new BigDecimal("100000");

    Pattern PLAIN = Pattern.compile("\\d{1,9}(\\.\\d{1,6}0{0,12})?");

    static AnsweredPrice read(String text) {
        var written = text.strip();
        if (!PLAIN.matcher(written).matches()) {
            return new NotAPrice("the price in the answer is no plain amount");
        }
        var amount = new BigDecimal(written);
        return amount.compareTo(MOST) > 0
                ? new NotAPrice("the price in the answer is above " + MOST.toPlainString())
                : new Stated(amount);
    }
}
