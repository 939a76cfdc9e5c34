package dev.holter.internal.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.Consumer;

/**
 * The classes that rewritten byte code calls, which the JDK's own classes must see.
 *
 * <p>They are defined in the bootstrap loader one by one: a jar appended to its class path would
 * make the JVM give up the shared archive of classes, with a warning on the console.
 *
 * <p>Named as text, since the application's loader must not load one before.
 */
final class BootClasses {
  static final String PACKAGE = "dev.holter.internal.agent.boot";

  /** All of the package, supertypes first. */
  static final List<String> NAMES =
      List.of(
          "InquiryHook",
          "ClockHook",
          "ClockOperations",
          "ClockOperations$Completing",
          "ClockServerSocketChannel",
          "ClockSocketChannel",
          "ActorHook",
          "FilesHook",
          "ThreadHook",
          "GuestHook",
          "Hooks",
          "HookTable",
          "CallersExecutor",
          "DelayedExecutor",
          "Underway",
          "OnAsynchronousChannel",
          "OnCertificate",
          "OnClock",
          "OnCompletableFuture",
          "OnFile",
          "OnFileTime",
          "OnForkJoin",
          "OnLockSupport",
          "RealWaits",
          "OnObject",
          "OnPool",
          "OnPoller",
          "OnRandom",
          "OnScheduledPool",
          "OnProcess",
          "Outside",
          "Http2Frame",
          "Http2Frames",
          "Http2Received",
          "Http2Connection",
          "SocketReads",
          "SocketPorts",
          "LocalStream",
          "LocalPorts",
          "LocalServer",
          "LocalServers",
          "LocalConnection",
          "LocalEnd",
          "LocalPipe",
          "LocalMailbox",
          "LocalMailboxes",
          "LocalConnections",
          "LocalRead$Wait",
          "LocalRead",
          "OnDatagramChannel$Receive",
          "OnDatagramChannel",
          "OnPipe",
          "OnServerSocket$Accept",
          "OnServerSocket",
          "SelectorWait",
          "SelectorWaits",
          "EndpointHook",
          "Endpoints",
          "Http1Answer",
          "Http1Answer$Part",
          "Question",
          "Questions",
          "SdkChannels",
          "OnLocalChannel",
          "OnSocketChannel",
          "OnSelector",
          "NettyTypes",
          "ToldTasks",
          "LoopClock$1",
          "LoopClock$2",
          "LoopClock",
          "GivenTask",
          "OnEventLoop",
          "LoopPlan",
          "LoopTaskFields",
          "LoopTaskFields$1",
          "LoopTaskFields$Fields",
          "OnLoopTimer",
          "OnIdleState",
          "LocalTarget",
          "EndpointCall",
          "OnHttpClient",
          "Asker",
          "Askers",
          "OnSslSocket",
          "OnLocalSocket",
          "OnSocket",
          "OnSocketTimeout",
          "OnSystem",
          "GuestSleep",
          "OnThread",
          "OnReflection",
          "OnSignal",
          "OnUnsafe");

  private BootClasses() {}

  @SuppressWarnings("unchecked")
  static void defineIn(Instrumentation jvm) throws IOException, ReflectiveOperationException {
    Consumer<byte[]> definer =
        Insider.make(BootDefiner.class, Consumer.class, jvm, ClassLoader.class);
    for (String name : NAMES) {
      definer.accept(Insider.classFile(PACKAGE + "." + name));
    }
    for (String name : NAMES) {
      requireAlone(Class.forName(PACKAGE + "." + name, false, BootClasses.class.getClassLoader()));
    }
  }

  /** There would be two tables of hooks, and each would be without half of the threads. */
  private static void requireAlone(Class<?> type) {
    if (type.getClassLoader() != null) {
      throw new IllegalStateException(
          "["
              + type.getName()
              + "] was loaded before Holter's agent, by ["
              + type.getClassLoader()
              + "]");
    }
  }
}
