package io.headgate.benchmarks.decide.generated;

/** Draws that depend on nothing but the seed and what is drawn, so that a part can be generated without the rest. */
record SeededDraw(long seed) {

    /** A number from 0 to below the bound. */
    int below(int purpose, long index, int bound) {
        return (int) Long.remainderUnsigned(mixed(mixed(seed + purpose) + index), bound);
    }

    int percent(int purpose, long index) {
        return below(purpose, index, 100);
    }

    // The finaliser of SplitMix64.
    private static long mixed(long value) {
        var z = value * 0x9e3779b97f4a7c15L + 0x632be59bd9b4e019L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
