/** The floors that figures stand beside: what the machine takes when nothing is done in between. */
@NullMarked
package io.headgate.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
