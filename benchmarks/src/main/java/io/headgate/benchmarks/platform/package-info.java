/** A whole Headgate under measurement: its processes, its operators' calls, what it costs the machine. */
@NullMarked
package io.headgate.benchmarks.platform;

import org.jspecify.annotations.NullMarked;
