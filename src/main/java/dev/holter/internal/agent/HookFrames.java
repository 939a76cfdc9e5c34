package dev.holter.internal.agent;

/**
 * Knows how much of a stack belongs to a hook: the engine's frames, and what a hook lets the JDK do
 * in its place, which may come to another hook. A monitor that is entered there is given free
 * before the hook returns, without anybody's turn.
 */
final class HookFrames {
  private static final String ENGINE = "dev.holter.internal.";

  private HookFrames() {}

  /**
   * Counts them.
   *
   * @param stack the newest frame first
   * @return how many frames, from the newest on; zero if no hook is the last that a user's code, or
   *     the JDK in its name, has called
   */
  static int count(StackTraceElement[] stack) {
    int count = 0;
    for (int next = 0; next < stack.length; next++) {
      if (isHook(stack[next].getClassName())) {
        count = next + 1;
      } else if (!isOfEngineOrJdk(stack[next])) {
        return count;
      }
    }
    return count;
  }

  /** Whether a class is one of those that rewritten code calls. */
  static boolean isHook(String type) {
    return type.startsWith(BootClasses.PACKAGE + ".");
  }

  /** Whether a frame is neither a user's nor a library's. */
  static boolean isOfEngineOrJdk(StackTraceElement frame) {
    String module = frame.getModuleName();
    return frame.getClassName().startsWith(ENGINE)
        || (module != null && (module.startsWith("java.") || module.startsWith("jdk.")));
  }
}
