/** Where a test's PostgreSQL and its brokers come from. */
@NullMarked
package io.headgate.testkit.backend;

import org.jspecify.annotations.NullMarked;
