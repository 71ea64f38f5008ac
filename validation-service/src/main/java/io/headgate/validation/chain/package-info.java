/** The consumer that runs the checks and says what came out. */
@NullMarked
package io.headgate.validation.chain;

import org.jspecify.annotations.NullMarked;
