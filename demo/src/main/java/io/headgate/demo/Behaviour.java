package io.headgate.demo;

/** How one demonstration endpoint treats what it receives. */
enum Behaviour {
    /** Accepts within a few milliseconds. */
    PROMPT,
    /** Accepts after one to three seconds. */
    SLOW,
    /** Refuses every third lead in its answer's body, as lead buyers do. */
    PICKY,
    /** Answers 503 for a minute out of every five. */
    FLAPPING,
    /** Nobody listens at its address. */
    DEAD
}
