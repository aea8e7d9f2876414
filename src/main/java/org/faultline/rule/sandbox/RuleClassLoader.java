package org.faultline.rule.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes that rules are compiled against and run with: the vocabulary, the engine's model of a rule, and of Java what those are
 * made of. Every other name is not found, be it written in a rule or put together while one runs.
 */
public final class RuleClassLoader extends ClassLoader {
    /** The engine's settings, which it looks for through this loader too. */
    private static final String SETTINGS = "META-INF/kie.";

    private final ClassLoader all;
    private final Set<String> words;

    public RuleClassLoader(ClassLoader all, Set<String> words) {
        super(null);
        this.all = all;
        this.words = Set.copyOf(words);
    }

    /** Asked for what is loaded: by the engine, and by the JVM for each name in a rule's bytecode. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (words.contains(name) || KnownClasses.loaded(name)) {
            return all.loadClass(name);
        }
        throw new ClassNotFoundException(name + " is not for rules");
    }

    /** Asked by the compiler for the bytes of what a source names. */
    @Override
    public @Nullable URL getResource(String path) {
        return seen(path) ? all.getResource(path) : null;
    }

    @Override
    public Enumeration<URL> getResources(String path) throws IOException {
        return seen(path) ? all.getResources(path) : Collections.emptyEnumeration();
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String path) {
        return seen(path) ? all.getResourceAsStream(path) : null;
    }

    private boolean seen(String path) {
        if (!path.endsWith(".class")) {
            return path.startsWith(SETTINGS);
        }
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        return words.contains(name) || KnownClasses.compiled(name);
    }
}
