/** What the portal decides without framework or I/O, and the contracts between its features. */
@NullMarked
package io.headgate.portal.core;

import org.jspecify.annotations.NullMarked;
