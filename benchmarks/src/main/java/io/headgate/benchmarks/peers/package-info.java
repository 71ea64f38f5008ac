/** What people use instead of Headgate for the same flow, installed from npm, under the same load and the same kill. */
@NullMarked
package io.headgate.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
