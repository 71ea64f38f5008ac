@NullMarked
package io.headgate.portal.access;

import org.jspecify.annotations.NullMarked;
