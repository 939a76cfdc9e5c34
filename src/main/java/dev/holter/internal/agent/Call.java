package dev.holter.internal.agent;

import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Type;

/**
 * A call of a JDK method that becomes a call of a hook that takes the receiver, if there is one, as
 * its first argument. Of several that fit the first one counts.
 *
 * @param isStatic whether the JDK's method is, and so may be called by a subclass's name
 * @param except the start of the names of classes whose calls stay; empty means none
 * @param only the classes whose calls change, with those inside of them, or their methods, each
 *     after a {@code #}; empty means all where calls are virtual
 */
record Call(
    String owner,
    String name,
    String descriptor,
    boolean isStatic,
    String hook,
    String hookName,
    String except,
    Set<String> only) {
  private static final String METHOD = "#";

  static Call ofStatic(Class<?> owner, String name, String descriptor, Class<?> hook) {
    return new Call(
        Type.getInternalName(owner),
        name,
        descriptor,
        true,
        Type.getInternalName(hook),
        name,
        "",
        Set.of());
  }

  static Call of(String owner, String name, String descriptor, Class<?> hook) {
    return new Call(owner, name, descriptor, false, Type.getInternalName(hook), name, "", Set.of());
  }

  Call as(String otherName) {
    return new Call(owner, name, descriptor, isStatic, hook, otherName, except, only);
  }

  /** Not in a class that the hook calls. */
  Call exceptIn(Class<?> type) {
    return exceptIn(Type.getInternalName(type));
  }

  Call exceptIn(String start) {
    return new Call(owner, name, descriptor, isStatic, hook, hookName, start, only);
  }

  Call onlyIn(String... types) {
    return new Call(owner, name, descriptor, isStatic, hook, hookName, except, Set.of(types));
  }

  /** The hook's descriptor. */
  String hookDescriptor() {
    if (isStatic) {
      return descriptor;
    }
    // Nobody but the JDK may name its internal classes, and not every JDK has the same.
    String receiver = owner.startsWith("java/") ? owner : "java/lang/Object";
    return "(L" + receiver + ";" + descriptor.substring(1);
  }

  boolean matches(boolean callIsStatic, String calledName, String calledDescriptor) {
    return isStatic == callIsStatic
        && name.equals(calledName)
        && descriptor.equals(calledDescriptor);
  }

  boolean appliesIn(String caller, String method) {
    if (only.isEmpty()) {
      boolean isExcepted = !except.isEmpty() && caller.startsWith(except);
      return !isExcepted && Scope.hasVirtualCalls(caller);
    }
    String outermost = Scope.outermost(caller);
    return only.contains(outermost) || only.contains(outermost + METHOD + method);
  }

  /** The outermost classes whose calls change; none means all. */
  Stream<String> homes() {
    return only.stream().map(home -> home.replaceAll(METHOD + ".*", ""));
  }
}
