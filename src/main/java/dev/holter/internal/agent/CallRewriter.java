package dev.holter.internal.agent;

import java.util.List;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Redirects calls and method references. */
final class CallRewriter extends MethodVisitor {
  private final ThreadTypes threads;
  private final String method;
  private final Changes changes;

  CallRewriter(MethodVisitor next, ThreadTypes threads, String method, Changes changes) {
    super(OpenedClassReader.ASM_API, next);
    this.threads = threads;
    this.method = method;
    this.changes = changes;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    Call call = find(opcode == Opcodes.INVOKESTATIC, owner, name, descriptor);
    // What a subclass has in its place would call the hook, which calls it.
    boolean isSuper = opcode == Opcodes.INVOKESPECIAL && call != null && !isOfObject(call);
    if (call == null || isSuper) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    } else {
      changes.call();
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, call.hook(), call.hookName(), call.hookDescriptor(), false);
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    Object[] redirected = arguments.clone();
    for (int i = 0; i < redirected.length; i++) {
      if (redirected[i] instanceof Handle handle) {
        redirected[i] = redirect(handle);
      }
    }
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, redirected);
  }

  private Handle redirect(Handle handle) {
    boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
    Call call = find(isStatic, handle.getOwner(), handle.getName(), handle.getDesc());
    if (call == null) {
      return handle;
    }
    changes.call();
    return new Handle(
        Opcodes.H_INVOKESTATIC, call.hook(), call.hookName(), call.hookDescriptor(), false);
  }

  private @Nullable Call find(boolean isStatic, String owner, String name, String descriptor) {
    for (Call call : Redirects.CALLS_BY_NAME.getOrDefault(name, List.of())) {
      if (call.matches(isStatic, name, descriptor) && isOn(call, owner)) {
        return call;
      }
    }
    return null;
  }

  /** The methods of Object are final, so their name and parameters say enough. */
  private boolean isOn(Call call, String owner) {
    if (!call.appliesIn(Relocated.original(threads.caller()), method)) {
      return false;
    }
    if (Relocated.original(owner).equals(call.owner())) {
      return true;
    }
    return isOfObject(call)
        || (call.owner().equals("java/lang/Thread") && threads.inherits(owner, call));
  }

  private static boolean isOfObject(Call call) {
    return call.owner().equals("java/lang/Object");
  }
}
