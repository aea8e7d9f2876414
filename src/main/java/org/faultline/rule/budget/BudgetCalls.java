package org.faultline.rule.budget;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts a call of {@link Budget#tick()} where a condition that compares facts begins, where an expression is matched, and wherever code
 * jumps back, so that it can be stopped from inside. What a condition asks of one fact alone it asks once, of no more than a short text;
 * most code that runs is of that kind, and to count it took a third of the engine's time. A right side runs once a match, and matches
 * are counted.
 */
final class BudgetCalls extends ClassVisitor {
    private static final String JOINS = Type.getInternalName(Joins.class);
    private static final String EXPRESSIONS = "org/faultline/rule/compile/Expressions";
    private static final String BUDGET = Type.getInternalName(Budget.class);
    /** What the engine asks of such a class besides its code. */
    private static final Set<String> PLUMBING =
            Set.of("<init>", "<clinit>", "values", "valueOf", "getExpressionHash", "predicateInformation");

    private boolean code;

    private BudgetCalls(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    static byte[] into(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new BudgetCalls(writer), 0);
        return writer.toByteArray();
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String parent,
            String @Nullable [] interfaces) {
        code = "java/lang/Enum".equals(parent);
        super.visit(version, access, name, signature, parent, interfaces);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        boolean own = code && (access & Opcodes.ACC_BRIDGE) == 0 && !PLUMBING.contains(name);
        boolean compares = !name.equals("execute") && Type.getArgumentTypes(descriptor).length > 1;
        return own ? new Ticking(next, compares) : code ? next : new Joining(next);
    }

    private static final class Ticking extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();
        private final boolean atHead;

        private Ticking(MethodVisitor next, boolean atHead) {
            super(Opcodes.ASM9, next);
            this.atHead = atHead;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (atHead) {
                tick();
            }
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label to) {
            if (passed.contains(to)) {
                tick();
            }
            super.visitJumpInsn(opcode, to);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.equals(EXPRESSIONS)) {
                tick();
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }

        private void tick() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, BUDGET, "tick", "()V", false);
        }
    }

    /** Sends joins by an index by way of ours, which takes the same off the stack. */
    private static final class Joining extends MethodVisitor {
        private static final String PATTERN = "org/drools/model/PatternDSL$PatternDef";
        private static final Pattern BY_INDEX = Pattern.compile(
                "\\(Ljava/lang/String;(Lorg/drools/model/Variable;)+Lorg/drools/model/functions/Predicate\\d;"
                        + "Lorg/drools/model/BetaIndex\\d?;(Lorg/drools/model/PatternDSL\\$ReactOn;)?\\).*");

        private Joining(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.equals(PATTERN) && BY_INDEX.matcher(descriptor).matches()) {
                String ours = "(L" + PATTERN + ";" + descriptor.substring(1);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, JOINS, name, ours, false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }
    }
}
