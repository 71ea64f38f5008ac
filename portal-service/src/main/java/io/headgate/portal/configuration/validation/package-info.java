/** What there is to say of a document, in the form in which people and programs read it. */
@NullMarked
package io.headgate.portal.configuration.validation;

import org.jspecify.annotations.NullMarked;
