/** What is allowed and probably not meant: warnings, one class for each kind. */
@NullMarked
package io.headgate.config.lint;

import org.jspecify.annotations.NullMarked;
