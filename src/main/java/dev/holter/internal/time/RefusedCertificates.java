package dev.holter.internal.time;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** What threads of a clock have refused since it is not valid in virtual time. Any thread. */
final class RefusedCertificates {
  private final Set<String> refused = new ConcurrentSkipListSet<>();

  void add(Thread thread, Instant at, String why) {
    refused.add("[" + ThreadNames.of(thread) + "] at [" + at + "]: " + why);
  }

  List<String> all() {
    return List.copyOf(refused);
  }
}
