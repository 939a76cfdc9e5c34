package dev.holter.internal.agent;

import dev.holter.internal.time.ThreadHooks;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the hooks into this JVM, once. */
final class Installation {
  private final Instrumentation jvm;
  private final ThreadHooks threads;
  private final Transformer transformer = new Transformer();

  private Installation(Instrumentation jvm, ThreadHooks threads) {
    this.jvm = jvm;
    this.threads = threads;
  }

  static Installation into(Instrumentation jvm) throws Exception {
    BootClasses.defineIn(jvm);
    AgentThreads threads = AgentThreads.openedBy(jvm);
    Installation installation = new Installation(jvm, threads);
    installation.begin();
    return installation;
  }

  /** All or nothing: a JVM with half of the hooks would be worse than one without. */
  private void begin() throws Exception {
    for (Body body : Redirects.BODIES) {
      if (!body.isLoadedLate()) {
        isThere(body.owner());
      }
    }
    // Its threads are nobody's then. And whoever uses it first with a full stack would break it
    // for all who come later.
    isThere(Redirects.POLLER);
    Scope.loadJdk();
    jvm.addTransformer(transformer, true);
    List<Class<?>> wanted = wanted();
    boolean complete = false;
    try {
      rewrite(wanted);
      requireAll();
      complete = true;
    } finally {
      if (!complete) {
        jvm.removeTransformer(transformer);
        rewrite(wanted);
      }
    }
  }

  ThreadHooks threads() {
    return threads;
  }

  int rewritten() {
    return transformer.count();
  }

  private List<Class<?>> wanted() {
    List<Class<?>> wanted = new ArrayList<>();
    for (Class<?> type : jvm.getAllLoadedClasses()) {
      if (jvm.isModifiableClass(type) && transformer.wants(type) && mayRewrite(type)) {
        wanted.add(type);
      }
    }
    return wanted;
  }

  private void rewrite(List<Class<?>> types) throws UnmodifiableClassException {
    try {
      jvm.retransformClasses(types.toArray(Class<?>[]::new));
    } catch (InternalError invalid) {
      // One class that could not be linked, since a library is absent, spoils all of them.
      for (Class<?> type : types) {
        rewriteAlone(type);
      }
    }
  }

  /** A class that could not be linked never runs; what the JDK lacks is found afterwards. */
  private void rewriteAlone(Class<?> type) throws UnmodifiableClassException {
    try {
      jvm.retransformClasses(type);
    } catch (InternalError neverRuns) {
      if (type.getClassLoader() == null) {
        throw neverRuns;
      }
    }
  }

  /** A class without a file is rewritten to be sure. */
  private static boolean mayRewrite(Class<?> type) {
    byte[] file = file(type);
    return file == null || Rewriter.mayRewrite(file);
  }

  private static byte @Nullable [] file(Class<?> type) {
    String name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
    try (InputStream in = type.getResourceAsStream(name + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException unreadable) {
      return null;
    }
  }

  /** The JVM swallows what goes wrong in a transformer, and a JDK may differ from those we know. */
  private void requireAll() {
    requireSound();
    for (Body body : Redirects.BODIES) {
      if (!body.isLoadedLate() && isThere(body.owner()) && !transformer.hasHooked(body)) {
        throw new IllegalStateException(
            "[" + body.owner() + "." + body.name() + "] of this JDK could not be redirected");
      }
    }
  }

  /** Whether this JDK has such a class; it is loaded then. */
  private static boolean isThere(String type) {
    try {
      return Class.forName(type.replace('/', '.'), true, null) != null;
    } catch (ClassNotFoundException older) {
      return false;
    }
  }

  void requireSound() {
    List<String> failures = transformer.takeFailures();
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          "These classes could not be rewritten, so their waits would be real:\n  "
              + String.join("\n  ", failures));
    }
  }
}
