package dev.holter.internal.asl.choice;

import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.reading.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * The pattern of {@code StringMatches}: a star stands for any characters, and a backslash takes
 * that away from it.
 *
 * @param pieces the texts before, between and after the stars
 */
record WildcardPattern(List<String> pieces) {

  WildcardPattern {
    pieces = List.copyOf(pieces);
  }

  /**
   * Parses a pattern.
   *
   * @throws StateFailure if a backslash stands before anything but a star or a backslash; the
   *     language has this fail when the state runs
   */
  static WildcardPattern parse(String pattern) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char next = pattern.charAt(i);
      if (next == '*') {
        pieces.add(piece.toString());
        piece.setLength(0);
      } else {
        piece.append(next == '\\' ? escaped(pattern, ++i) : next);
      }
    }
    pieces.add(piece.toString());
    return new WildcardPattern(pieces);
  }

  private static char escaped(String pattern, int at) {
    if (at == pattern.length() || "*\\".indexOf(pattern.charAt(at)) < 0) {
      throw StateFailure.runtime(Wording.openEscape(pattern));
    }
    return pattern.charAt(at);
  }

  boolean matches(String text) {
    String first = pieces.get(0);
    String last = pieces.get(pieces.size() - 1);
    if (pieces.size() == 1) {
      return text.equals(first);
    }
    int end = text.length() - last.length();
    return first.length() <= end
        && text.startsWith(first)
        && text.endsWith(last)
        && hasInOrder(pieces.subList(1, pieces.size() - 1), text.substring(first.length(), end));
  }

  // The leftmost place of a piece leaves the most room for the others, so no other has to be tried.
  private static boolean hasInOrder(List<String> pieces, String text) {
    int from = 0;
    for (String piece : pieces) {
      int found = text.indexOf(piece, from);
      if (found < 0) {
        return false;
      }
      from = found + piece.length();
    }
    return true;
  }
}
