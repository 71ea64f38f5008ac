package io.headgate.routing.core.network.index;

/**
 * Maps a number to a range of positions in a list. It is an open-addressing hash table in one array, so that a lookup
 * costs one memory access.
 */
final class LongRangeTable {

    /** The empty range, which a number without an entry has: it ends where it begins. */
    static final long NOTHING = 0;

    private static final int WORDS_OF_SLOT = 2;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    // By slot: the number, and its range; a slot without a range is empty.
    private final long[] slots;
    private final int shift;

    /** Takes so many numbers; at most half full, so that most of them stand in their own slot. */
    LongRangeTable(int numbers) {
        var bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, 2 * numbers - 1));
        slots = new long[WORDS_OF_SLOT << bits];
        shift = Long.SIZE - bits;
    }

    /** Where the number's range begins, and before where it ends: after it. */
    void putRange(long number, int begin, int end) {
        var slot = slot(number);
        slots[slot] = number;
        slots[slot + 1] = (long) end << Integer.SIZE | begin;
    }

    /** The number's range, for {@link #begin} and {@link #end}. */
    long rangeAt(long number) {
        return slots[slot(number) + 1];
    }

    static int begin(long range) {
        return (int) range;
    }

    static int end(long range) {
        return (int) (range >>> Integer.SIZE);
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
