package org.faultline.rule.sandbox;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Holds the instructions of one method to the list, and to going forward. */
final class CodeCheck extends MethodVisitor {
    /** Arguments of one call, elements of one list: more than any rule has, less than hurts. */
    private static final int LONGEST_ARRAY = 256;

    private static final String ACCUMULATORS = "org/drools/core/base/accumulators/";
    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory.metafactory";
    private static final String CONCAT = "java/lang/invoke/StringConcatFactory.makeConcatWithConstants";
    /** The one call in {@code values()}, which the compiler gives every enum and nobody calls. */
    private static final String COPY = "java/lang/System.arraycopy";

    private final ClassCheck type;
    private final String method;
    private final boolean values;
    private final boolean bridge;
    private final Set<Label> passed = new HashSet<>();
    private int pushed = -1;

    CodeCheck(ClassCheck type, int access, String method) {
        super(Opcodes.ASM9);
        this.type = type;
        this.method = method;
        this.values = type.code() && method.equals("values");
        this.bridge = (access & Opcodes.ACC_BRIDGE) != 0;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String called, String shape, boolean isInterface) {
        boolean construction = called.equals("<init>") && owner.equals(type.name());
        boolean own = construction || (owner.equals(type.name()) && bridge && called.equals(method));
        boolean wired = !type.code() && type.sibling(owner);
        boolean ofWord = type.word(owner) && !called.equals("<init>") && !inherited(called);
        boolean listed = type.code() ? Allowed.inCode(owner, called) : Allowed.inWiring(owner, called);
        boolean copied = values && (owner + "." + called).equals(COPY);
        if (!own && !wired && !ofWord && !listed && !copied) {
            type.refuse("calls " + plain(owner) + "." + called);
        }
        pushed = -1;
    }

    /** What every object can do, and none of the vocabulary needs. */
    private static boolean inherited(String called) {
        return Set.of("getClass", "wait", "notify", "notifyAll", "getDeclaringClass")
                .contains(called);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String shape) {
        boolean own = owner.equals(type.name());
        boolean read = opcode == Opcodes.GETSTATIC || opcode == Opcodes.GETFIELD;
        boolean known = type.word(owner)
                || (!type.code() && type.sibling(owner))
                || (type.code() ? Allowed.inCode(owner, field) : Allowed.inWiring(owner, field));
        // what a rule keeps outside of its match would outlive it
        boolean kept = own && !read && type.code() && !method.equals("<clinit>");
        if (kept || !(own || (read && known))) {
            type.refuse((read ? "reads " : "writes ") + plain(owner) + "." + field);
        }
        pushed = -1;
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String shape, Handle bootstrap, Object... arguments) {
        String maker = bootstrap.getOwner() + "." + bootstrap.getName();
        boolean joined = maker.equals(CONCAT);
        boolean made = maker.equals(METAFACTORY)
                && !type.code()
                && arguments[1] instanceof Handle target
                && target.getTag() == Opcodes.H_NEWINVOKESPECIAL
                && (target.getOwner().startsWith(ACCUMULATORS) || type.word(target.getOwner()));
        if (!joined && !made) {
            type.refuse("makes " + plain(Type.getReturnType(shape).getInternalName()) + " by " + plain(maker));
        }
        pushed = -1;
    }

    @Override
    public void visitTypeInsn(int opcode, String named) {
        boolean array = opcode == Opcodes.ANEWARRAY;
        if (array && !values && (pushed < 0 || pushed > LONGEST_ARRAY)) {
            type.refuse("makes an array of a length of its own");
        } else if (opcode == Opcodes.NEW
                && !named.equals(type.name())
                && !Allowed.inCode(named, "<init>")
                && (type.code() || !(Allowed.inWiring(named, "<init>") || type.sibling(named)))) {
            type.refuse("makes a " + plain(named));
        }
        pushed = -1;
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (opcode == Opcodes.NEWARRAY) {
            type.refuse("makes an array of numbers");
        }
        pushed = opcode == Opcodes.NEWARRAY ? -1 : operand;
    }

    @Override
    public void visitInsn(int opcode) {
        boolean lock = opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT;
        if (lock || (opcode == Opcodes.ATHROW && type.code())) {
            type.refuse(lock ? "takes a lock" : "throws");
        }
        pushed = opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5 ? opcode - Opcodes.ICONST_0 : -1;
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        pushed = -1;
    }

    @Override
    public void visitMultiANewArrayInsn(String shape, int dimensions) {
        type.refuse("makes an array of arrays");
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String caught) {
        type.refuse("catches " + plain(String.valueOf(caught)));
    }

    @Override
    public void visitLdcInsn(Object value) {
        if (value instanceof ConstantDynamic || value instanceof Handle) {
            type.refuse("works out a constant while it is loaded");
        }
        pushed = -1;
    }

    @Override
    public void visitLabel(Label label) {
        passed.add(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label to) {
        forward(to);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        forward(otherwise);
        forward(labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        forward(otherwise);
        forward(labels);
    }

    private void forward(Label... targets) {
        pushed = -1;
        for (Label target : targets) {
            if (passed.contains(target)) {
                type.refuse("loops");
            }
        }
    }

    private static String plain(String internal) {
        return internal.replace('/', '.');
    }
}
