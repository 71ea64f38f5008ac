package io.headgate.service.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * Names the schemas of a description. A nested record is named with the class around it: {@code Page} and {@code Answer}
 * exist in many controllers, and schemas of one name would silently become one.
 */
final class SchemaNames extends TypeNameResolver {

    private static final String CONTROLLER = "Controller";

    @Override
    protected String getNameOfClass(Class<?> type) {
        var around = type.getEnclosingClass();
        if (around == null) {
            return type.getSimpleName();
        }
        var outer = getNameOfClass(around);
        var prefix = outer.endsWith(CONTROLLER) ? outer.substring(0, outer.length() - CONTROLLER.length()) : outer;
        return type.getSimpleName().startsWith(prefix) ? type.getSimpleName() : prefix + type.getSimpleName();
    }
}
