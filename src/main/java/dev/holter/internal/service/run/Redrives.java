package dev.holter.internal.service.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The redrives of one execution. Guarded by the service's lock. */
public final class Redrives {
  private static final int TOKENS = 10;
  private static final Duration VALID = Duration.ofMinutes(15);

  /** The instants of the last redrives, by the tokens of their callers. */
  private final Map<String, Instant> byToken =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > TOKENS;
        }
      };

  private int count;
  private @Nullable Instant last;

  public void add(@Nullable String token, Instant at) {
    count++;
    last = at;
    if (token != null) {
      byToken.put(token, at);
    }
  }

  public int count() {
    return count;
  }

  /** Returns the instant of the last redrive, or null if there was none. */
  public @Nullable Instant last() {
    return last;
  }

  /**
   * Returns the instant at which a token was used. It is null if it was never used or is forgotten
   * by now.
   */
  public @Nullable Instant date(@Nullable String token, Instant now) {
    Instant used = token == null ? null : byToken.get(token);
    return used == null || now.isAfter(used.plus(VALID)) ? null : used;
  }
}
