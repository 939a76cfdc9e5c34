package dev.holter.internal.service;

import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.ServiceErrors;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lists into pages; a token says where the next one begins, which list it belongs to and when
 * it was given.
 */
final class Pages {
  private static final int DEFAULT = 100;
  private static final Duration VALID = Duration.ofHours(24);

  /**
   * The elements of a page, and the token of the next page if there is one.
   *
   * @param next the token of the next page, null on the last one
   */
  record Page<T>(List<T> items, @Nullable String next) {}

  private final Core core;

  Pages(Core core) {
    this.core = core;
  }

  /** Refuses a token that another list gave, or that has expired. */
  <T> Page<T> of(List<T> all, @Nullable Integer maxResults, @Nullable String token, String list) {
    int from = token == null ? 0 : offset(token, list);
    if (from > all.size()) {
      throw ServiceErrors.invalidToken();
    }
    int size = maxResults == null || maxResults == 0 ? DEFAULT : maxResults;
    int to = Math.min(all.size(), from + size);
    return new Page<>(List.copyOf(all.subList(from, to)), to < all.size() ? token(to, list) : null);
  }

  private String token(int offset, String list) {
    byte[] plain = (offset + "|" + core.now() + "|" + list).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(plain);
  }

  private int offset(String token, String list) {
    try {
      String plain = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      String[] parts = plain.split("\\|", 3);
      if (parts.length == 3 && parts[2].equals(list) && isValid(Instant.parse(parts[1]))) {
        return Integer.parseUnsignedInt(parts[0]);
      }
    } catch (IllegalArgumentException | DateTimeException notOurs) {
      throw ServiceErrors.invalidToken();
    }
    throw ServiceErrors.invalidToken();
  }

  private boolean isValid(Instant given) {
    return !core.now().isAfter(given.plus(VALID));
  }
}
