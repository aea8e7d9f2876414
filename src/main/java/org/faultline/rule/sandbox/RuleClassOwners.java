package org.faultline.rule.sandbox;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds out which rule uses which class with code, and which condition by its id; rules with an equal condition share one. */
final class RuleClassOwners extends ClassVisitor {
    /** How the engine begins the ids of conditions. */
    private static final String CONDITION = "GENERATED_";

    private static final String RULE = "rule";
    private static final String DSL = "org/drools/modelcompiler/dsl/pattern/D";

    private final Map<String, Set<String>> rules;

    RuleClassOwners(Map<String, Set<String>> rules) {
        super(Opcodes.ASM9);
        this.rules = rules;
    }

    void read(ClassReader reader) {
        reader.accept(this, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    /** The engine describes each rule in a method of its own, which names the rule and then the one instance of each class it uses. */
    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            private final Set<String> used = new TreeSet<>();
            private String last = "";
            private String rule = "";

            @Override
            public void visitLdcInsn(Object value) {
                last = String.valueOf(value);
                if (last.startsWith(CONDITION)) {
                    used.add(last);
                }
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String method, String shape, boolean isInterface) {
                if (rule.isEmpty() && owner.equals(DSL) && method.equals(RULE)) {
                    rule = last;
                }
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String shape) {
                if (opcode == Opcodes.GETSTATIC && field.equals("INSTANCE")) {
                    used.add(owner.replace('/', '.'));
                }
            }

            @Override
            public void visitEnd() {
                if (!rule.isEmpty()) {
                    used.forEach(one ->
                            rules.computeIfAbsent(one, k -> new TreeSet<>()).add(rule));
                }
            }
        };
    }
}
