package dev.holter.internal.service;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts lists into pages; a token says where the next one begins and which list it belongs to. */
final class Pages {
  private static final int DEFAULT = 100;

  /**
   * One page.
   *
   * @param next the token of the next page, null on the last one
   */
  record Page<T>(List<T> items, @Nullable String next) {}

  private Pages() {}

  /** Refuses a token that another list gave. */
  static <T> Page<T> of(
      List<T> all, @Nullable Integer maxResults, @Nullable String token, String list) {
    int from = token == null ? 0 : offset(token, list);
    if (from > all.size()) {
      throw ServiceErrors.invalidToken();
    }
    int size = maxResults == null || maxResults == 0 ? DEFAULT : maxResults;
    int to = Math.min(all.size(), from + size);
    return new Page<>(List.copyOf(all.subList(from, to)), to < all.size() ? token(to, list) : null);
  }

  private static String token(int offset, String list) {
    byte[] plain = (list + "|" + offset).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(plain);
  }

  private static int offset(String token, String list) {
    try {
      String plain = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      if (plain.startsWith(list + "|")) {
        return Integer.parseUnsignedInt(plain.substring(list.length() + 1));
      }
    } catch (IllegalArgumentException notOurs) {
      throw ServiceErrors.invalidToken();
    }
    throw ServiceErrors.invalidToken();
  }
}
