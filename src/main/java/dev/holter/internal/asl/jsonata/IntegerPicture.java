package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a whole number looks: the picture of {@code $formatInteger} and {@code $parseInteger}, and of
 * the parts of a time. The rules are those of jsonata 2.0.6, which takes more pictures than the
 * library and other texts.
 */
final class IntegerPicture {

  /** What a number is shown as. */
  private enum Form {
    DIGITS,
    LETTERS,
    ROMAN,
    WORDS,
    UNKNOWN
  }

  /** A character between digits, and how many digits follow it. */
  private record Separator(int position, String character) {}

  // The zeros of the scripts that the language knows.
  private static final int[] ZEROS = {
    0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
    0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
    0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0xFF10
  };
  private static final Pattern LEADING =
      Pattern.compile("\\s*([-+]?)(?:0[xX]([0-9a-fA-F]+)|([0-9]+)).*", Pattern.DOTALL);

  private final String token;
  private final boolean ordinal;
  private final Form form;
  private final List<Separator> separators = new ArrayList<>();
  private int zero = '0';
  private int digits;
  private int optionalDigits;
  private int regular;

  private IntegerPicture(String token, boolean ordinal) {
    this.token = token;
    this.ordinal = ordinal;
    form =
        switch (token) {
          case "A", "a" -> Form.LETTERS;
          case "I", "i" -> Form.ROMAN;
          case "W", "Ww", "w" -> Form.WORDS;
          default -> readDigits() ? Form.DIGITS : Form.UNKNOWN;
        };
  }

  /**
   * Reads a picture.
   *
   * @throws JException if it mixes digits of several scripts
   */
  static IntegerPicture of(String picture) {
    int modifier = picture.lastIndexOf(';');
    return modifier < 0
        ? new IntegerPicture(picture, false)
        : new IntegerPicture(picture.substring(0, modifier), picture.startsWith("o", modifier + 1));
  }

  private boolean readDigits() {
    int[] characters = token.codePoints().toArray();
    boolean any = false;
    for (int i = characters.length - 1; i >= 0; i--) {
      int zeroOf = zeroOf(characters[i]);
      if (zeroOf != 0) {
        if (any && zeroOf != zero) {
          throw new JException("D3131");
        }
        any = true;
        zero = zeroOf;
        digits++;
      } else if (characters[i] == '#') {
        optionalDigits++;
      } else {
        separators.add(new Separator(digits + optionalDigits, Character.toString(characters[i])));
      }
    }
    if (separators.stream().map(Separator::character).distinct().count() == 1) {
      regular = regular(separators.stream().map(Separator::position).toList());
    }
    return any;
  }

  private static int zeroOf(int character) {
    for (int zero : ZEROS) {
      if (character >= zero && character <= zero + 9) {
        return zero;
      }
    }
    return 0;
  }

  /** Returns the distance between separators if it is always the same one, which then goes on. */
  static int regular(List<Integer> places) {
    int common = 0;
    for (int place : places) {
      int divisor = place;
      while (divisor != 0) {
        int rest = common % divisor;
        common = divisor;
        divisor = rest;
      }
    }
    for (int i = 1; i <= places.size(); i++) {
      if (!places.contains(i * common)) {
        return 0;
      }
    }
    return common;
  }

  boolean isRegular() {
    return regular > 0;
  }

  /** Returns the character between groups of digits that are all of one length. */
  String separator() {
    return separators.get(0).character;
  }

  /** Returns how many digits are shown at least; -1 if it is not digits that are shown. */
  int digits() {
    return form == Form.DIGITS ? digits : -1;
  }

  void widen(int width) {
    digits = width;
  }

  /** Returns how many digits there may be. */
  int mostDigits() {
    return digits + optionalDigits;
  }

  /** Shows a number without a fraction. */
  String show(double number) {
    double value = Math.abs(number);
    String shown =
        switch (form) {
          case LETTERS -> NumberWords.letters(value, token.charAt(0));
          case ROMAN -> cased(NumberWords.roman(value));
          case WORDS -> cased(NumberWords.words(value, ordinal));
          case DIGITS -> digits(value);
          case UNKNOWN -> throw unknown();
        };
    return number < 0 ? "-" + shown : shown;
  }

  private JException unknown() {
    return new JException("D3130", -1, token);
  }

  private String cased(String text) {
    return switch (token) {
      case "I", "W" -> text.toUpperCase(Locale.ROOT);
      case "Ww" -> text;
      default -> text.toLowerCase(Locale.ROOT);
    };
  }

  /** Returns a number without a fraction as the language writes it. */
  static String plain(double value) {
    return value < NumberFunctions.EXPONENT
        ? new BigDecimal(value).toPlainString()
        : Functions.string(value, false);
  }

  private String digits(double value) {
    String plain = plain(value);
    StringBuilder shown = new StringBuilder();
    shown.append("0".repeat(Math.max(0, digits - plain.length()))).append(plain);
    for (int i = 0; zero != '0' && i < shown.length(); i++) {
      shown.setCharAt(i, (char) (shown.charAt(i) - '0' + zero));
    }
    String grouped = grouped(shown.toString());
    if (!ordinal) {
      return grouped;
    }
    boolean teen = grouped.length() > 1 && grouped.charAt(grouped.length() - 2) == '1';
    return grouped
        + switch (teen ? '0' : grouped.charAt(grouped.length() - 1)) {
          case '1' -> "st";
          case '2' -> "nd";
          case '3' -> "rd";
          default -> "th";
        };
  }

  private String grouped(String shown) {
    String grouped = shown;
    if (regular > 0) {
      for (int place = (shown.length() - 1) / regular * regular; place > 0; place -= regular) {
        grouped = inserted(grouped, grouped.length() - place, separator());
      }
      return grouped;
    }
    List<Separator> fromLeft = new ArrayList<>(separators);
    Collections.reverse(fromLeft);
    for (Separator separator : fromLeft) {
      grouped = inserted(grouped, grouped.length() - separator.position, separator.character);
    }
    return grouped;
  }

  /** Beyond the beginning the language finds nothing before, and counts from the end behind. */
  private static String inserted(String text, int at, String character) {
    return text.substring(0, Math.max(0, at))
        + character
        + text.substring(at < 0 ? Math.max(0, text.length() + at) : at);
  }

  /**
   * Returns a regular expression for what {@link #parse} reads.
   *
   * @param most how many digits there are at most, 0 or less if it does not matter
   */
  String regex(int most) {
    return switch (form) {
      case LETTERS -> token.equals("A") ? "[A-Z]+" : "[a-z]+";
      case ROMAN -> token.equals("I") ? "[MDCLXVI]+" : "[mdclxvi]+";
      case WORDS -> NumberWords.WORDS;
      case DIGITS -> "[0-9]" + occurrences(most) + (ordinal ? "(?:th|st|nd|rd)" : "");
      case UNKNOWN -> throw unknown();
    };
  }

  private String occurrences(int most) {
    if (most <= 0) {
      return "+";
    }
    return optionalDigits == 0
        ? "{" + most + "}"
        : "{" + Math.max(0, most - optionalDigits) + "," + most + "}";
  }

  /** Reads a number; it is not a number where the text is none. */
  double parse(String text) {
    return switch (form) {
      case LETTERS -> NumberWords.ofLetters(text, token.charAt(0));
      case ROMAN -> NumberWords.ofRoman(token.equals("I") ? text : text.toUpperCase(Locale.ROOT));
      case WORDS -> NumberWords.ofWords(text.toLowerCase(Locale.ROOT));
      case DIGITS -> parseDigits(text);
      case UNKNOWN -> throw unknown();
    };
  }

  private double parseDigits(String text) {
    String read = ordinal ? text.substring(0, Math.max(0, text.length() - 2)) : text;
    if (regular > 0) {
      // Whatever separates them in the picture.
      read = read.replace(",", "");
    } else {
      for (Separator separator : separators) {
        read = read.replace(separator.character, "");
      }
    }
    StringBuilder western = new StringBuilder(read);
    for (int i = 0; zero != '0' && i < western.length(); i++) {
      western.setCharAt(i, (char) (western.charAt(i) - zero + '0'));
    }
    return leading(western.toString());
  }

  /** Reads the digits that a text begins with, as the language does wherever it wants a number. */
  static double leading(String text) {
    Matcher number = LEADING.matcher(text);
    if (!number.matches()) {
      return Double.NaN;
    }
    double value =
        number.group(2) == null
            ? Double.parseDouble(number.group(3))
            : new BigInteger(number.group(2), 16).doubleValue();
    return number.group(1).equals("-") ? -value : value;
  }
}
