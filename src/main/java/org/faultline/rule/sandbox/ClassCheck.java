package org.faultline.rule.sandbox;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Holds one class to what the engine writes: code of a rule as an enum with one constant, or wiring without a superclass. */
final class ClassCheck extends ClassVisitor {
    private static final String MODEL = "org/drools/model/";
    private static final String CODE_MARK = "org/drools/compiler/kie/builder/MaterializedLambda";

    private final Set<String> words;
    private final Set<String> siblings;
    private final Set<String> faults = new LinkedHashSet<>();
    private String name = "";
    private boolean code;

    /** @param siblings the paths of all classes of the build */
    ClassCheck(Set<String> words, Set<String> siblings) {
        super(Opcodes.ASM9);
        this.words = words;
        this.siblings = siblings;
    }

    Set<String> faults() {
        return faults;
    }

    @Override
    public void visit(
            int version,
            int access,
            String type,
            @Nullable String signature,
            @Nullable String parent,
            String @Nullable [] interfaces) {
        name = type;
        code = "java/lang/Enum".equals(parent);
        List<String> implemented = interfaces == null ? List.of() : Arrays.asList(interfaces);
        boolean known = implemented.stream().allMatch(i -> i.startsWith(MODEL) || i.equals(CODE_MARK));
        if (!known || !(code ? !implemented.isEmpty() : "java/lang/Object".equals(parent))) {
            faults.add("makes a class of its own, " + type + " of " + parent + " " + implemented);
        }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if ((access & (Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED)) != 0) {
            faults.add("has a native or synchronized method, " + method);
        }
        return new CodeCheck(this, access, method);
    }

    String name() {
        return name;
    }

    /** Whether it holds what an analyst wrote, rather than how the engine puts it together. */
    boolean code() {
        return code;
    }

    boolean word(String type) {
        return words.contains(type.replace('/', '.'));
    }

    boolean sibling(String type) {
        return siblings.contains(type + ".class");
    }

    void refuse(String reason) {
        faults.add(reason);
    }
}
