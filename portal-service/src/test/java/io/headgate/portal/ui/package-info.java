/** The portal in a real browser against the real service. */
@NullMarked
package io.headgate.portal.ui;

import org.jspecify.annotations.NullMarked;
