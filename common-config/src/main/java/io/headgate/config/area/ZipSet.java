package io.headgate.config.area;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** An immutable set of five-digit ZIPs, kept as sorted numbers: small enough to hold one for each of 20,000 rights. */
public final class ZipSet {

    /** Numbers of ZIPs are below this. */
    public static final int BOUND = 100_000;

    private static final int DIGITS = 5;
    private static final ZipSet NONE = new ZipSet(new int[0]);

    private final int[] sorted;

    private ZipSet(int[] sorted) {
        this.sorted = sorted;
    }

    static ZipSet of(IntStream numbers) {
        var sorted = numbers.toArray();
        if (!isAscending(sorted)) {
            sorted = Arrays.stream(sorted).sorted().distinct().toArray();
        }
        return sorted.length == 0 ? NONE : new ZipSet(sorted);
    }

    /** As documents mostly write them. */
    private static boolean isAscending(int[] numbers) {
        for (var i = 1; i < numbers.length; i++) {
            if (numbers[i - 1] >= numbers[i]) {
                return false;
            }
        }
        return true;
    }

    /** The ZIP's number, or -1 when the text is not five digits. */
    public static int number(String zip) {
        if (zip.length() != DIGITS) {
            return -1;
        }
        var number = 0;
        for (var i = 0; i < DIGITS; i++) {
            var digit = zip.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The five digits of a number. */
    public static String text(int number) {
        var digits = Integer.toString(number);
        return "00000".substring(digits.length()) + digits;
    }

    public int size() {
        return sorted.length;
    }

    public boolean isEmpty() {
        return sorted.length == 0;
    }

    public boolean contains(String zip) {
        return Arrays.binarySearch(sorted, number(zip)) >= 0;
    }

    /** The numbers in ascending order. */
    public IntStream numbers() {
        return Arrays.stream(sorted);
    }

    /** The ZIPs in ascending order. */
    public List<String> zips() {
        return numbers().mapToObj(ZipSet::text).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZipSet set && Arrays.equals(sorted, set.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return "ZipSet[" + sorted.length + "]";
    }
}
