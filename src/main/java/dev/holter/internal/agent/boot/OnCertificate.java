package dev.holter.internal.agent.boot;

/**
 * In the constructors of what says that a certificate is not valid at the time that the calling
 * thread reads: a server of a test's own often has one that was made on the same day.
 */
public final class OnCertificate {
  private OnCertificate() {}

  /** At the end of the constructor. */
  public static void isInvalid(Object exception, String message) {
    ThreadHook hook = HookTable.threadHook(Thread.currentThread());
    if (hook != null) {
      hook.refusesCertificate(message);
    }
  }
}
