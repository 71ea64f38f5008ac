/** The rules of the house, with the lists of what is larger, or meets, against them. */
@NullMarked
package io.headgate.testkit.rules;

import org.jspecify.annotations.NullMarked;
