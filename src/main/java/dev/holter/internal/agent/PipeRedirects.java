package dev.holter.internal.agent;

import static dev.holter.internal.agent.Descriptors.BUFFER;

import dev.holter.internal.agent.Body.When;
import dev.holter.internal.agent.boot.OnPipe;
import java.util.List;

/** What is redirected of pipes. */
final class PipeRedirects {
  private static final String PIPE = "Ljava/nio/channels/Pipe;";
  private static final String SINK = "Ljava/nio/channels/Pipe$SinkChannel;";
  private static final String SOURCE = "Ljava/nio/channels/Pipe$SourceChannel;";
  private static final String END = "Ljava/nio/channels/SelectableChannel;";
  private static final String BUFFERS = "[" + BUFFER + "II";
  private static final String CLOSE = "implCloseSelectableChannel";

  static final List<Body> BODIES =
      List.of(
          body(
              "SelectorProviderImpl",
              "openPipe",
              "()" + PIPE,
              When.RESULT,
              "opened",
              "(" + PIPE + ")" + PIPE),
          sink("beginWrite", "(Z)V", When.AFTER, "beganWrite", "(" + SINK + ")V"),
          sink("endWrite", "(ZZ)V", When.BEFORE, "endsWrite", "(" + SINK + "ZZ)V"),
          sink("write", "(" + BUFFER + ")I", When.RESULT, "wrote", "(I" + SINK + ")I"),
          sink("write", "(" + BUFFERS + ")J", When.RESULT, "wrote", "(J" + SINK + ")J"),
          sink(CLOSE, "()V", When.BEFORE, "closes", "(" + END + ")V"),
          source("read", "(" + BUFFER + ")I", When.BEFORE, "reads", "(" + SOURCE + ")V"),
          source("read", "(" + BUFFERS + ")J", When.BEFORE, "reads", "(" + SOURCE + ")V"),
          source("read", "(" + BUFFER + ")I", When.RESULT, "took", "(I" + SOURCE + ")I"),
          source("read", "(" + BUFFERS + ")J", When.RESULT, "took", "(J" + SOURCE + ")J"),
          source(CLOSE, "()V", When.BEFORE, "closes", "(" + END + ")V"));

  private PipeRedirects() {}

  private static Body sink(
      String name, String descriptor, When when, String hookName, String hookDescriptor) {
    return body("SinkChannelImpl", name, descriptor, when, hookName, hookDescriptor);
  }

  private static Body source(
      String name, String descriptor, When when, String hookName, String hookDescriptor) {
    return body("SourceChannelImpl", name, descriptor, when, hookName, hookDescriptor);
  }

  private static Body body(
      String owner,
      String name,
      String descriptor,
      When when,
      String hookName,
      String hookDescriptor) {
    return new Body(
        "sun/nio/ch/" + owner, name, descriptor, when, OnPipe.class, hookName, hookDescriptor);
  }
}
