package io.headgate.embedded;

/** A server could not be started or stopped; says so in one sentence for the person at the terminal. */
public final class EmbeddedException extends RuntimeException {

    private final String sentence;

    public EmbeddedException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public EmbeddedException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
