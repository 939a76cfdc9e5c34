package dev.holter.internal.service;

import dev.holter.internal.service.core.ServiceErrors;

/** Checks the names of activities, state machines and executions. */
final class Names {
  private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

  private Names() {}

  static void require(String name) {
    if (!name.codePoints().allMatch(Names::isAllowed)) {
      throw ServiceErrors.invalidName(name);
    }
  }

  private static boolean isAllowed(int point) {
    return !Character.isWhitespace(point)
        && !Character.isSpaceChar(point)
        && FORBIDDEN.indexOf(point) < 0
        && !(point <= 0x1F || (point >= 0x7F && point <= 0x9F))
        && !(point == 0xFFFE || point == 0xFFFF || point == 0x10FFFF)
        && !(point >= 0xD800 && point <= 0xDFFF);
  }
}
