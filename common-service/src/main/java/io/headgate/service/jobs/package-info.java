/** Work that comes round again and again: on threads of its own, in one copy where one is enough, and never unnoticed. */
@NullMarked
package io.headgate.service.jobs;

import org.jspecify.annotations.NullMarked;
