/** Draft, validation, publish, versions and rollback of the configuration. */
@NullMarked
package io.headgate.portal.control;

import org.jspecify.annotations.NullMarked;
