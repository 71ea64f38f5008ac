/** The text of conditions: read into a tree with exact positions, and written from it as text and as a sentence. */
@NullMarked
package io.headgate.config.condition.syntax;

import org.jspecify.annotations.NullMarked;
