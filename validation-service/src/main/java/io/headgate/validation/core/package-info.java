/** What a check is, and what a source's policy makes of its verdict: pure. */
@NullMarked
package io.headgate.validation.core;

import org.jspecify.annotations.NullMarked;
