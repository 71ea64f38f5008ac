/** What is sent and who receives it: networks, leads by a schedule or at saturation, every endpoint. */
@NullMarked
package io.headgate.benchmarks.load;

import org.jspecify.annotations.NullMarked;
