package dev.holter.internal.agent;

import static dev.holter.internal.agent.Descriptors.ANY;
import static dev.holter.internal.agent.Descriptors.CONSTRUCTOR;
import static dev.holter.internal.agent.Descriptors.FUTURE;

import dev.holter.internal.agent.Body.When;
import dev.holter.internal.agent.boot.OnCertificate;
import dev.holter.internal.agent.boot.OnClock;
import dev.holter.internal.agent.boot.OnProcess;
import dev.holter.internal.agent.boot.OnRandom;
import dev.holter.internal.agent.boot.OnSignal;
import dev.holter.internal.agent.boot.OnSystem;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import net.bytebuddy.jar.asm.Type;

/** What is redirected of the clock, of chance, and of what the system tells the JVM. */
final class SystemRedirects {
  static final List<Body> BODIES =
      List.of(
          new Body(
              "jdk/internal/misc/Signal",
              "raise",
              "(Ljdk/internal/misc/Signal;)V",
              When.UNLESS,
              OnSignal.class,
              "raise",
              "(Ljava/lang/Object;)Z"),
          onExit("java/lang/ProcessImpl"),
          onExit("java/lang/ProcessHandleImpl"),
          invalidCertificate("Expired"),
          invalidCertificate("NotYetValid"),
          new Body(
              "sun/management/RuntimeImpl",
              "getUptime",
              "()J",
              When.RESULT,
              OnSystem.class,
              "uptime",
              "(J)J"),
          random(CONSTRUCTOR, "()V", When.AFTER, "unseeded", ""),
          random(CONSTRUCTOR, "(J)V", When.AFTER, "seeded", ""),
          random("setSeed", "(J)V", When.AFTER, "seeded", ""),
          random("next", "(I)I", When.INSTEAD_OF_NUMBER, "next", "I"),
          new Body(
              Type.getInternalName(ThreadLocalRandom.class),
              "nextSeed",
              "()J",
              When.RESULT,
              OnRandom.class,
              "nextSeed",
              "(J)J"),
          new Body(
              Type.getInternalName(SecureRandom.class),
              "nextBytes",
              "([B)V",
              When.UNLESS,
              OnRandom.class,
              "nextBytes",
              "(Ljava/security/SecureRandom;[B)Z"),
          new Body(
              Type.getInternalName(Clock.class),
              "currentInstant",
              "()Ljava/time/Instant;",
              When.INSTEAD,
              OnClock.class,
              "currentInstant",
              "()Ljava/time/Instant;"));

  private SystemRedirects() {}

  private static Body invalidCertificate(String why) {
    return new Body(
        "java/security/cert/Certificate" + why + "Exception",
        CONSTRUCTOR,
        "(Ljava/lang/String;)V",
        When.AFTER,
        OnCertificate.class,
        "isInvalid",
        "(" + ANY + "Ljava/lang/String;)V");
  }

  /** The generator that others are made of. */
  private static Body random(
      String name, String descriptor, When when, String hookName, String taken) {
    String result = when == When.AFTER ? "V" : "I";
    return new Body(
        Type.getInternalName(Random.class),
        name,
        descriptor,
        when,
        OnRandom.class,
        hookName,
        "(Ljava/util/Random;" + taken + ")" + result);
  }

  private static Body onExit(String owner) {
    return new Body(
        owner,
        "onExit",
        "()" + FUTURE,
        When.RESULT,
        OnProcess.class,
        "onExit",
        "(" + FUTURE + ")" + FUTURE);
  }
}
