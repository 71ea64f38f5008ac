@NullMarked
package io.headgate.portal.leads;

import org.jspecify.annotations.NullMarked;
