package dev.holter.internal.agent;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Rewrites classes as they are loaded, and keeps what went wrong, which the JVM would swallow. */
final class Transformer implements ClassFileTransformer {
  private final Scope scope = new Scope();
  private final NativeTransports nativeTransports = new NativeTransports();
  private final Set<String> rewritten = ConcurrentHashMap.newKeySet();
  private final Set<Body> bodies = ConcurrentHashMap.newKeySet();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> retransformed,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (name != null) {
      nativeTransports.isLoading(name);
    }
    if (!scope.contains(loader, name, domain) || !Rewriter.mayRewrite(classFile)) {
      return null;
    }
    try {
      Changes changes = new Changes();
      byte[] changed = Rewriter.rewrite(classFile, loader, changes);
      Body missing = missing(Relocated.original(String.valueOf(name)), changes);
      if (missing != null && missing.isOfLibrary()) {
        // Another version of it, whose waits stay as they are.
        return null;
      }
      if (missing != null) {
        throw new IllegalStateException(missing.name() + " could not be redirected");
      }
      if (changed != null) {
        bodies.addAll(changes.bodies());
        rewritten.add(String.valueOf(name));
      }
      return changed;
    } catch (RuntimeException | LinkageError failure) {
      failures.add(name + ": " + failure);
      return null;
    }
  }

  /** Of a class that is loaded after the installation. */
  private static @Nullable Body missing(String owner, Changes changes) {
    return Redirects.BODIES.stream()
        .filter(body -> body.owner().equals(owner) && !isAmong(changes.bodies(), body))
        .findFirst()
        .orElse(null);
  }

  boolean wants(Class<?> type) {
    return scope.contains(
        type.getClassLoader(), type.getName().replace('.', '/'), type.getProtectionDomain());
  }

  /** Whether a method calls its hook, this one or the one that other JDKs have in its place. */
  boolean hasHooked(Body body) {
    return isAmong(bodies, body);
  }

  private static boolean isAmong(Set<Body> bodies, Body body) {
    return bodies.stream()
        .anyMatch(
            hooked ->
                hooked.owner().equals(body.owner()) && hooked.hookName().equals(body.hookName()));
  }

  int count() {
    return rewritten.size();
  }

  /** What could not be rewritten since this was last asked. */
  List<String> takeFailures() {
    List<String> taken = new ArrayList<>();
    for (String failure = failures.poll(); failure != null; failure = failures.poll()) {
      taken.add(failure);
    }
    return taken;
  }
}
