package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The HTTP calls of one world that are under way, by the id that each carries in a header. */
final class Passages {

  static final String HEADER = "X-Holter-Call";

  private final CallerTime time;
  private final AtomicLong ids = new AtomicLong();
  private final Map<String, Passage> underWay = new ConcurrentHashMap<>();

  Passages(CallerTime time) {
    this.time = time;
  }

  /** Whether the calling thread belongs to the world of these calls. */
  boolean haveCaller() {
    return time.knowsCaller();
  }

  Passage blocking(Thread caller) {
    return enter(new BlockingPassage(nextId(), time, caller));
  }

  Passage asynchronous(String description) {
    return enter(new AsyncPassage(nextId(), time, description));
  }

  void leave(Passage passage) {
    underWay.remove(passage.id());
    passage.end();
  }

  /** Does the work on a server thread in the name of whoever sent the request. */
  <T> T serve(Request request, Callable<T> work) throws Exception {
    String id = request.getHeader(HEADER);
    @Nullable Passage passage = id == null ? null : underWay.get(id);
    if (passage != null) {
      return passage.serve(work);
    }
    String caller = "an HTTP call of another process or client";
    return isOfJdksClient(request)
        ? time.actForUnseen(caller, ClientPort.present(), work)
        : time.actForStranger(caller, ClientPort.present(), work);
  }

  private static boolean isOfJdksClient(Request request) {
    String agent = request.getHeader("User-Agent");
    return agent != null && agent.startsWith("Java-http-client/");
  }

  private String nextId() {
    return Long.toString(ids.incrementAndGet());
  }

  private Passage enter(Passage passage) {
    underWay.put(passage.id(), passage);
    return passage;
  }
}
