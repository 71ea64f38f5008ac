/** The configuration: its draft and its versions; validation and publishing are rooms below. */
@NullMarked
package io.headgate.portal.configuration;

import org.jspecify.annotations.NullMarked;
