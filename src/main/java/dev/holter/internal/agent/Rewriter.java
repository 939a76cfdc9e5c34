package dev.holter.internal.agent;

import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Rewrites one class by the table of {@link Redirects}; its shape stays. */
final class Rewriter extends ClassVisitor {
  private static final String OBJECT = "java/lang/Object";

  private static final ConstantPool CALLED = new ConstantPool(Redirects.CALLED);
  private static final ConstantPool RUN =
      new ConstantPool(List.of(ThreadRedirects.THREAD_RUN.name()));

  private final @Nullable ClassLoader loader;
  private final Changes changes;
  private String name = OBJECT;
  private @Nullable String superName;

  private Rewriter(ClassVisitor next, @Nullable ClassLoader loader, Changes changes) {
    super(OpenedClassReader.ASM_API, next);
    this.changes = changes;
    this.loader = loader;
  }

  /** Whether it is worth to be rewritten, which costs much more than to look. */
  static boolean mayRewrite(byte[] classFile) {
    ClassReader reader = OpenedClassReader.of(classFile);
    return Redirects.HOMES.contains(Scope.outermost(Relocated.original(reader.getClassName())))
        || CALLED.isIn(classFile, reader)
        || (mayBeThread(reader.getSuperName()) && RUN.isIn(classFile, reader));
  }

  private static boolean mayBeThread(@Nullable String superName) {
    return !OBJECT.equals(superName);
  }

  /**
   * Rewrites a class.
   *
   * @param changes notes what was
   * @return null if there is nothing to rewrite
   */
  static byte @Nullable [] rewrite(byte[] original, @Nullable ClassLoader loader, Changes changes) {
    ClassReader reader = OpenedClassReader.of(original);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Rewriter(writer, loader, changes), 0);
    return changes.isNone() ? null : writer.toByteArray();
  }

  @Override
  public void visit(
      int version,
      int access,
      String className,
      @Nullable String signature,
      @Nullable String superClass,
      String @Nullable [] interfaces) {
    name = className;
    superName = superClass;
    super.visit(version, access, className, signature, superClass, interfaces);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
    if (next == null || (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return next;
    }
    String original = Relocated.original(name);
    MethodVisitor rewritten =
        new CallRewriter(next, new ThreadTypes(loader, name), method, changes);
    for (Body body : Redirects.BODIES) {
      boolean isCaller = body.when() == Body.When.BEFORE_NATIVE;
      if (body.owner().equals(original) && (isCaller || is(body, method, descriptor))) {
        rewritten = new BodyRewriter(rewritten, body, descriptor, access, changes);
      }
    }
    return mayBeThreadsRun(access, method, descriptor)
        ? new BodyRewriter(rewritten, ThreadRedirects.THREAD_RUN, descriptor, access, changes)
        : rewritten;
  }

  private static boolean is(Body body, String method, String descriptor) {
    return body.name().equals(method) && body.descriptor().equals(Relocated.originals(descriptor));
  }

  /** Whether the superclass is a thread is known only when the class is: the hook looks again. */
  private boolean mayBeThreadsRun(int access, String method, String descriptor) {
    return (access & Opcodes.ACC_STATIC) == 0
        && is(ThreadRedirects.THREAD_RUN, method, descriptor)
        && mayBeThread(superName)
        && !name.equals("java/lang/VirtualThread");
  }
}
