/** Times that many decisions ask for: opening hours, local dates and cached time ranges. Imports no other room. */
@NullMarked
package io.headgate.routing.core.time;

import org.jspecify.annotations.NullMarked;
