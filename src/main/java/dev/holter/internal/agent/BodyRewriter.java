package dev.holter.internal.agent;

import dev.holter.internal.agent.Body.When;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/** Lets one method call its hook. */
final class BodyRewriter extends MethodVisitor {
  private static final int ROOM = 6;

  private final Body body;
  private final Type returned;
  private final boolean isStatic;
  private final Changes changes;

  BodyRewriter(MethodVisitor next, Body body, String descriptor, int access, Changes changes) {
    super(OpenedClassReader.ASM_API, next);
    this.body = body;
    this.returned = Type.getReturnType(descriptor);
    this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
    this.changes = changes;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (body.when() == When.BEFORE) {
      callHook();
    } else if (body.when() == When.UNLESS) {
      callHook();
      Label real = new Label();
      super.visitJumpInsn(Opcodes.IFEQ, real);
      super.visitInsn(Opcodes.RETURN);
      super.visitLabel(real);
      super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      // The body may begin with a frame, and two at one place are an error.
      super.visitInsn(Opcodes.NOP);
    } else if (body.when() == When.INSTEAD) {
      returnUnlessNull();
    } else if (body.when() == When.INSTEAD_OF_NUMBER) {
      returnUnlessLeast();
    }
  }

  private void returnUnlessLeast() {
    callHook();
    super.visitInsn(Opcodes.DUP);
    super.visitLdcInsn(Integer.MIN_VALUE);
    Label real = new Label();
    super.visitJumpInsn(Opcodes.IF_ICMPEQ, real);
    super.visitInsn(Opcodes.IRETURN);
    super.visitLabel(real);
    super.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {Opcodes.INTEGER});
    super.visitInsn(Opcodes.POP);
  }

  private void returnUnlessNull() {
    callHook();
    super.visitInsn(Opcodes.DUP);
    Label real = new Label();
    super.visitJumpInsn(Opcodes.IFNULL, real);
    castResult();
    super.visitInsn(Opcodes.ARETURN);
    super.visitLabel(real);
    Object[] stack = {Type.getReturnType(body.hookDescriptor()).getInternalName()};
    super.visitFrame(Opcodes.F_SAME1, 0, null, 1, stack);
    super.visitInsn(Opcodes.POP);
  }

  private void callHook() {
    callHook(0);
  }

  /** The first of its parameters are on the stack. */
  private void callHook(int given) {
    Type[] types = Type.getArgumentTypes(body.hookDescriptor());
    int slot = 0;
    for (Type type : List.of(types).subList(given, types.length)) {
      super.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
      slot += type.getSize();
    }
    callOnTop();
  }

  /** With what is on the stack. */
  private void callOnTop() {
    changes.body(body);
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, body.hook(), body.hookName(), body.hookDescriptor(), false);
  }

  @Override
  public void visitInsn(int opcode) {
    if (body.when() == When.AFTER && opcode == Opcodes.RETURN) {
      callHook();
    } else if (body.when() == When.RESULT
        && (opcode == Opcodes.ARETURN || opcode == Opcodes.LRETURN || opcode == Opcodes.IRETURN)) {
      callHook(1);
      castResult();
    }
    super.visitInsn(opcode);
  }

  /** The hook may not be able to name the type. */
  private void castResult() {
    if (!returned.equals(Type.getReturnType(body.hookDescriptor()))) {
      super.visitTypeInsn(Opcodes.CHECKCAST, returned.getInternalName());
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (body.when() == When.BEFORE_NATIVE
        && !isStatic
        && owner.equals(body.owner())
        && name.equals(body.name())
        && descriptor.equals(body.descriptor())) {
      callHook();
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + ROOM, maxLocals);
  }
}
