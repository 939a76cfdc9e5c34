package dev.holter.internal.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;

/** Loads an agent into the running JVM: Byte Buddy's, which other libraries may have loaded. */
final class Attachment {
  private static final String LOADED = "return code: 0";

  private Attachment() {}

  /**
   * What this JVM gives its agents.
   *
   * @throws IllegalStateException if it takes none while it runs
   */
  static Instrumentation open() {
    return loaded().orElseGet(Attachment::load);
  }

  private static Instrumentation load() {
    String answer = answerToCommand();
    return answer.startsWith(LOADED) ? loaded().orElseGet(() -> attach(answer)) : attach(answer);
  }

  private static Optional<Instrumentation> loaded() {
    try {
      return Optional.of(ByteBuddyAgent.getInstrumentation());
    } catch (IllegalStateException none) {
      return Optional.empty();
    }
  }

  /**
   * A JVM can be told from inside to load an agent, in half of the time of attaching to it, which
   * takes a second JVM.
   */
  private static String answerToCommand() {
    try {
      String jar = jar();
      return jar == null
          ? "Byte Buddy's agent is not in a jar"
          : String.valueOf(
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "jvmtiAgentLoad",
                      new Object[] {new String[] {jar}},
                      new String[] {String[].class.getName()}));
    } catch (JMException | RuntimeException | LinkageError unknown) {
      return String.valueOf(unknown.getCause() == null ? unknown : unknown.getCause());
    }
  }

  private static @Nullable String jar() {
    CodeSource source = ByteBuddyAgent.class.getProtectionDomain().getCodeSource();
    URL place = source == null ? null : source.getLocation();
    try {
      File file = place == null ? null : new File(place.toURI());
      return file != null && file.isFile() ? file.getPath() : null;
    } catch (URISyntaxException | IllegalArgumentException elsewhere) {
      return null;
    }
  }

  private static Instrumentation attach(String before) {
    try {
      return ByteBuddyAgent.install();
    } catch (IllegalStateException refused) {
      throw new IllegalStateException(before.strip() + "; " + refused.getMessage(), refused);
    }
  }
}
