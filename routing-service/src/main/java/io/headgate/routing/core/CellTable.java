package io.headgate.routing.core;

/**
 * Stretches of a list by numbers that lie far apart. A hash table in one array, so that finding one waits for one place in
 * memory.
 */
final class CellTable {

    /** What a number has that has nothing: it ends where it begins. */
    static final long NOTHING = 0;

    private static final int WORDS_OF_SLOT = 2;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    // By slot: the number, and its stretch; a slot without a stretch is empty.
    private final long[] slots;
    private final int shift;

    /** Takes so many numbers; at most half full, so that most of them stand in their own slot. */
    CellTable(int numbers) {
        var bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, 2 * numbers - 1));
        slots = new long[WORDS_OF_SLOT << bits];
        shift = Long.SIZE - bits;
    }

    /** Where the number's stretch begins, and before where it ends: after it. */
    void put(long number, int begin, int end) {
        var slot = slot(number);
        slots[slot] = number;
        slots[slot + 1] = (long) end << Integer.SIZE | begin;
    }

    /** The number's stretch, for {@link #begin} and {@link #end}. */
    long at(long number) {
        return slots[slot(number) + 1];
    }

    static int begin(long stretch) {
        return (int) stretch;
    }

    static int end(long stretch) {
        return (int) (stretch >>> Integer.SIZE);
    }

    /** The number's slot, or the empty one where it would stand. */
    private int slot(long number) {
        var slot = (int) (number * SPREAD >>> shift) * WORDS_OF_SLOT;
        while (slots[slot + 1] != NOTHING && slots[slot] != number) {
            slot = (slot + WORDS_OF_SLOT) % slots.length;
        }
        return slot;
    }
}
