package io.headgate.messaging.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a trace that can be continued. */
class TraceContextTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void aHeaderOfTheStandardIsContinuedWithASpanOfItsOwn() {
        var header = "00-" + TRACE + "-" + SPAN + "-01";

        assertThat(TraceContext.parse(header)).contains(new TraceContext(TRACE, SPAN));
        assertThat(TraceContext.continuing(header).traceId()).isEqualTo(TRACE);
        assertThat(TraceContext.continuing(header).spanId()).isNotEqualTo(SPAN);
    }

    @Test
    void whatItWritesItReads() {
        var context = TraceContext.fresh();

        assertThat(TraceContext.parse(context.traceparent())).contains(context);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN,
                "00-" + TRACE + "-" + SPAN + "-0",
                "00-" + TRACE + "-" + SPAN + "-0x",
                "00_" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "_" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "_01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00-" + TRACE + "-00f067aa0ba902bg-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-01-more"
            })
    void anythingElseStartsATraceOfItsOwn(String header) {
        assertThat(TraceContext.parse(header)).isEmpty();
        assertThat(TraceContext.continuing(header).traceId())
                .isNotEqualTo(TRACE)
                .hasSize(32);
    }
}
