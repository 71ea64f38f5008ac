@NullMarked
package io.headgate.portal.control;

import org.jspecify.annotations.NullMarked;
