/** What can be said of a condition without a lead: comparisons that make no sense, and what is always or never true. */
@NullMarked
package io.headgate.config.condition.analysis;

import org.jspecify.annotations.NullMarked;
