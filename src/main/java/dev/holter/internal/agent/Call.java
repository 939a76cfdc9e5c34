package dev.holter.internal.agent;

import net.bytebuddy.jar.asm.Type;

/**
 * A call of a JDK method that becomes a call of a method of the same name that takes the receiver,
 * if there is one, as its first argument.
 *
 * @param isStatic whether the JDK's method is, and so may be called by a subclass's name
 * @param except the class whose calls stay, since the hook calls it
 */
record Call(
    String owner,
    String name,
    String descriptor,
    boolean isStatic,
    String hook,
    String hookName,
    String except) {

  static Call ofStatic(Class<?> owner, String name, String descriptor, Class<?> hook) {
    return new Call(
        Type.getInternalName(owner), name, descriptor, true, Type.getInternalName(hook), name, "");
  }

  static Call of(String owner, String name, String descriptor, Class<?> hook) {
    return new Call(owner, name, descriptor, false, Type.getInternalName(hook), name, "");
  }

  Call as(String otherName) {
    return new Call(owner, name, descriptor, isStatic, hook, otherName, except);
  }

  Call exceptIn(Class<?> type) {
    String except = Type.getInternalName(type);
    return new Call(owner, name, descriptor, isStatic, hook, hookName, except);
  }

  /** The hook's descriptor. */
  String hookDescriptor() {
    if (isStatic) {
      return descriptor;
    }
    // Nobody but the JDK may name its internal classes.
    String receiver = owner.startsWith("jdk/internal/") ? "java/lang/Object" : owner;
    return "(L" + receiver + ";" + descriptor.substring(1);
  }

  boolean matches(boolean callIsStatic, String calledName, String calledDescriptor) {
    return isStatic == callIsStatic
        && name.equals(calledName)
        && descriptor.equals(calledDescriptor);
  }
}
