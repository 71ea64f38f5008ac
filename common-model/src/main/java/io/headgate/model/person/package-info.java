/** What is personal about a lead, in the clear and under the key of its person. It leaves memory only sealed. */
@NullMarked
package io.headgate.model.person;

import org.jspecify.annotations.NullMarked;
