package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a point in time: text, and between brackets the parts of the time. The rules are
 * those of jsonata 2.0.6, which takes more pictures than the library.
 */
final class TimePicture {
  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  /**
   * One piece of a picture.
   *
   * @param letter what part of the time it is, 0 for text that stands for itself
   * @param presentation how it is shown, or the text
   * @param modifier what follows that, such as o for ordinals
   * @param number how a number is shown, null where it is none
   * @param most how many letters or digits are shown at most, -1 if all of them
   */
  record Piece(
      char letter,
      String presentation,
      String modifier,
      @Nullable IntegerPicture number,
      int most) {

    boolean isText() {
      return letter == 0;
    }

    boolean isName() {
      return !isText() && (presentation.startsWith("n") || presentation.startsWith("N"));
    }

    JException nameless() {
      return new JException("D3133", -1, String.valueOf(letter));
    }
  }

  private static final Map<Character, String> USUAL =
      Map.ofEntries(
          Map.entry('Y', "1"),
          Map.entry('M', "1"),
          Map.entry('D', "1"),
          Map.entry('d', "1"),
          Map.entry('F', "n"),
          Map.entry('W', "1"),
          Map.entry('w', "1"),
          Map.entry('X', "1"),
          Map.entry('x', "1"),
          Map.entry('H', "1"),
          Map.entry('h', "1"),
          Map.entry('P', "n"),
          Map.entry('m', "01"),
          Map.entry('s', "01"),
          Map.entry('f', "1"),
          Map.entry('Z', "01:01"),
          Map.entry('z', "01:01"),
          Map.entry('C', "n"),
          Map.entry('E', "n"));
  private static final String NUMBERS = "YMDdFWwXxHhmsf";
  private static final String CUT = "YMD";
  private static final String MODIFIERS = "atco";

  private final List<Piece> pieces = new ArrayList<>();

  /**
   * Reads a picture.
   *
   * @throws JException if a bracket is not closed or has an unknown part in it
   */
  TimePicture(String picture) {
    int from = 0;
    for (int at = picture.indexOf('['); at >= 0; at = picture.indexOf('[', from)) {
      text(picture.substring(from, at));
      if (picture.startsWith("[[", at)) {
        pieces.add(new Piece((char) 0, "[", "", null, -1));
        from = at + 2;
      } else {
        int end = picture.indexOf(']', at);
        if (end < 0) {
          throw new JException("D3135");
        }
        pieces.add(part(picture.substring(at + 1, end).replaceAll("\\s+", "")));
        from = end + 1;
      }
    }
    text(picture.substring(from));
  }

  List<Piece> pieces() {
    return pieces;
  }

  private void text(String text) {
    if (!text.isEmpty()) {
      pieces.add(new Piece((char) 0, text.replace("]]", "]"), "", null, -1));
    }
  }

  private static Piece part(String marker) {
    char letter = marker.isEmpty() ? 0 : marker.charAt(0);
    int comma = marker.lastIndexOf(',');
    String width = comma < 0 ? "" : marker.substring(comma + 1);
    String form =
        marker.substring(Math.min(1, marker.length()), comma < 1 ? marker.length() : comma);
    String modifier = "";
    if (form.length() > 1 && MODIFIERS.indexOf(form.charAt(form.length() - 1)) >= 0) {
      modifier = form.substring(form.length() - 1);
      form = form.substring(0, form.length() - 1);
    }
    String presentation = form.isEmpty() ? USUAL.get(letter) : form;
    if (presentation == null) {
      throw new JException("D3132", -1, marker.isEmpty() ? "" : String.valueOf(letter));
    }
    int dash = width.indexOf('-');
    int most = dash < 0 ? -1 : width(width.substring(dash + 1));
    Piece piece = new Piece(letter, presentation, modifier, null, most);
    if (letter == 'Z' || letter == 'z') {
      return new Piece(letter, presentation, modifier, IntegerPicture.of(presentation), most);
    }
    return piece.isName() || NUMBERS.indexOf(letter) < 0
        ? piece
        : number(piece, width(dash < 0 ? width : width.substring(0, dash)));
  }

  private static Piece number(Piece piece, int least) {
    String modifier = piece.modifier.isEmpty() ? "" : ";" + piece.modifier;
    IntegerPicture number = IntegerPicture.of(piece.presentation + modifier);
    if (number.digits() >= 0 && number.digits() < least) {
      number.widen(least);
    }
    int most = -1;
    if (CUT.indexOf(piece.letter) >= 0) {
      if (piece.most >= 0) {
        most = piece.most;
        number.widen(most);
      } else if (number.digits() >= 0 && number.mostDigits() >= 2) {
        most = number.mostDigits();
      }
    }
    return new Piece(piece.letter, piece.presentation, piece.modifier, number, most);
  }

  /** Returns a width, -1 where none is given or it is no number. */
  private static int width(String text) {
    double width = IntegerPicture.leading(text);
    return width >= 0 ? (int) width : -1;
  }
}
