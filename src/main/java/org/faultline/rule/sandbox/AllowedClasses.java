package org.faultline.rule.sandbox;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The project's own classes that a rule can come to speak of: those it is given, and what their accessors give, and so on. */
public final class AllowedClasses {
    private static final String OWN = "org.faultline.";

    private AllowedClasses() {}

    /** Their names; of a class that is not the project's only itself. */
    public static Set<String> reachable(Collection<Class<?>> roots) {
        Set<String> names = new TreeSet<>();
        roots.forEach(root -> reach(root, names));
        return names;
    }

    private static void reach(Type type, Set<String> names) {
        if (type instanceof ParameterizedType generic) {
            reach(generic.getRawType(), names);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> reach(argument, names));
        } else if (type instanceof Class<?> raw
                && raw.getName().startsWith(OWN)
                && !raw.isArray()
                && names.add(raw.getName())) {
            Arrays.stream(raw.getGenericInterfaces()).forEach(i -> reach(i, names));
            Arrays.stream(raw.getMethods())
                    .filter(m -> m.getParameterCount() == 0)
                    .map(Method::getGenericReturnType)
                    .forEach(returned -> reach(returned, names));
        }
    }
}
