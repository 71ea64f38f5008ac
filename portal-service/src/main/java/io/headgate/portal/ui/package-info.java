/** Serves the single-page application and what it shows about itself. */
@NullMarked
package io.headgate.portal.ui;

import org.jspecify.annotations.NullMarked;
