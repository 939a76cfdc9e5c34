package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import dev.holter.internal.asl.intrinsic.CountedText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a point in time off a text: what {@code $toMillis} does. */
final class TimeReading {
  private static final Pattern ISO =
      Pattern.compile(
          "\\d{4}(-[01]\\d)*(-[0-3]\\d)*(T[0-2]\\d:[0-5]\\d:[0-5]\\d)*(\\.\\d+)?"
              + "([+-][0-2]\\d:?[0-5]\\d|Z)?");
  private static final Pattern ONCE =
      Pattern.compile(
          "(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?"
              + "(?:T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,3})\\d*)?)?"
              + "(?:Z|([+-])(\\d\\d):?(\\d\\d))?");
  private static final int MOST_MONTHS = 12;
  private static final int MOST_DAYS = 31;
  private static final int DAY = 86_400_000;
  private static final int HOUR = 3_600_000;
  private static final int MINUTE = 60_000;
  private static final int SECOND = 1000;

  private static final Map<String, Double> HALVES =
      Map.of("am", 0.0, "AM", 0.0, "pm", 1.0, "PM", 1.0);

  // Which parts a date or a time may be made of, in the order of the letters.
  private static final String DATE_LETTERS = "YXMxWwdD";
  private static final String TIME_LETTERS = "PHhmsf";

  private final Map<Character, @Nullable Double> parts = new HashMap<>();

  private TimeReading() {}

  /** Reads a time in the usual form; it is not a number where the parts make none. */
  static double millis(String text) {
    if (!ISO.matcher(text).matches()) {
      throw new JException("D3110", -1, text);
    }
    Matcher time = ONCE.matcher(text);
    if (!time.matches()) {
      return Double.NaN;
    }
    int month = number(time.group(2), 1);
    int day = number(time.group(3), 1);
    String fraction = time.group(7) == null ? "" : time.group(7);
    int millisOfDay =
        number(time.group(4), 0) * HOUR
            + number(time.group(5), 0) * MINUTE
            + number(time.group(6), 0) * SECOND
            + number((fraction + "000").substring(0, 3), 0);
    if (month < 1 || month > MOST_MONTHS || day < 1 || day > MOST_DAYS || millisOfDay > DAY) {
      return Double.NaN;
    }
    int offset = number(time.group(9), 0) * HOUR + number(time.group(10), 0) * MINUTE;
    int year = Integer.parseInt(time.group(1));
    // Four digits are the whole year here.
    double date = java.time.LocalDate.of(year, month, 1).toEpochDay() + day - 1.0;
    return date * DAY + millisOfDay - ("-".equals(time.group(8)) ? -offset : offset);
  }

  private static int number(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  /**
   * Reads a time as a picture says.
   *
   * @param now what is left away of its larger parts is that of now
   * @param budget pays for each character that is read
   * @return null if the text is not of the picture
   */
  static @Nullable Double millis(
      String text, String picture, Instant now, EvaluationBudget budget) {
    List<TimePicture.Piece> pieces = new TimePicture(picture).pieces();
    StringBuilder regex = new StringBuilder();
    pieces.forEach(piece -> regex.append('(').append(regex(piece)).append(')'));
    Matcher found =
        Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(new CountedText(text, () -> budget.charge(1)));
    if (!found.matches()) {
      return null;
    }
    TimeReading reading = new TimeReading();
    for (int i = 0; i < pieces.size(); i++) {
      if (!pieces.get(i).isText()) {
        reading.parts.put(pieces.get(i).letter(), value(pieces.get(i), found.group(i + 1)));
      }
    }
    return reading.parts.isEmpty()
        ? null
        : (Double) reading.millis(TimeParts.at((double) now.toEpochMilli()));
  }

  private static String regex(TimePicture.Piece piece) {
    IntegerPicture number = piece.number();
    if (piece.isText()) {
      return Pattern.quote(piece.presentation());
    }
    return switch (piece.letter()) {
      case 'Z', 'z' ->
          (piece.letter() == 'z' ? "GMT" : "")
              + "[-+][0-9]+"
              + (isSeparated(piece) ? Pattern.quote(separator(piece)) + "[0-9]+" : "");
      case 'M', 'x', 'F', 'P' -> number == null ? "[a-zA-Z]+" : number.regex(piece.most());
      default -> {
        if (number == null) {
          throw piece.nameless();
        }
        yield number.regex(piece.most());
      }
    };
  }

  private static boolean isSeparated(TimePicture.Piece piece) {
    return piece.number() != null && piece.number().isRegular();
  }

  private static String separator(TimePicture.Piece piece) {
    return java.util.Objects.requireNonNull(piece.number()).separator();
  }

  private static @Nullable Double value(TimePicture.Piece piece, String text) {
    IntegerPicture number = piece.number();
    return switch (piece.letter()) {
      case 'Z' -> zone(piece, text);
      case 'z' -> zone(piece, text.substring("GMT".length()));
      case 'P' -> HALVES.get(text);
      default ->
          number != null
              ? (Double) number.parse(text)
              : named(
                  piece.letter() == 'F' ? TimePicture.DAYS : TimePicture.MONTHS,
                  piece.most(),
                  text);
    };
  }

  /** Names are read as they are written in a title; others are as good as left away. */
  private static @Nullable Double named(List<String> names, int most, String text) {
    Double value = null;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (text.equals(most > 0 && most < name.length() ? name.substring(0, most) : name)) {
        value = i + 1.0;
      }
    }
    return value;
  }

  /** Reads how far a zone is from UTC, in minutes. */
  private static double zone(TimePicture.Piece piece, String text) {
    int hours = 3;
    int minutes = 3;
    if (isSeparated(piece)) {
      hours = text.indexOf(separator(piece));
      minutes = hours + 1;
    } else if (text.length() <= hours) {
      return IntegerPicture.leading(text) * 60;
    }
    return IntegerPicture.leading(text.substring(0, hours)) * 60
        + IntegerPicture.leading(text.substring(minutes));
  }

  private boolean isTrue(char letter) {
    Double value = parts.get(letter);
    return value != null && value != 0 && !Double.isNaN(value);
  }

  /** Tells whether some of these parts are given, and none that do not go with them. */
  private boolean isMadeOf(String letters, String among) {
    return among.chars().noneMatch(c -> letters.indexOf(c) < 0 && isTrue((char) c))
        && letters.chars().anyMatch(c -> isTrue((char) c));
  }

  private double millis(LocalDateTime now) {
    boolean byDate = isMadeOf("YMD", DATE_LETTERS);
    boolean byDay = !byDate && isMadeOf("Yd", DATE_LETTERS);
    boolean byWeek = isMadeOf("Xxw", DATE_LETTERS) || isMadeOf("XW", DATE_LETTERS);
    boolean halved = !isMadeOf("Hmsf", TIME_LETTERS) && isMadeOf("Phmsf", TIME_LETTERS);
    String date = byDay ? "YD" : isMadeOf("Xxw", DATE_LETTERS) ? "XxwF" : byWeek ? "XWF" : "YMD";
    complete(date + (halved ? "Phmsf" : "Hmsf"), now);
    if (byWeek) {
      // The language does not read weeks.
      throw new JException("D3136");
    }
    double month = part('M') > 0 ? part('M') - 1 : 0;
    double day = part('D');
    if (byDay) {
      double derived = TimeParts.millis(part('Y'), 0, part('d'), 0);
      if (Double.isNaN(derived)) {
        return derived;
      }
      // The year stays, even where there are not so many days in it.
      month = TimeParts.of(TimeParts.at(derived), 'M') - 1.0;
      day = TimeParts.of(TimeParts.at(derived), 'D');
    }
    double hour = part('H');
    if (halved) {
      hour = (part('h') == 12 ? 0 : part('h')) + (part('P') == 1 ? 12 : 0);
    }
    double millisOfDay = hour * HOUR + part('m') * MINUTE + part('s') * SECOND + part('f');
    double zone = isTrue('Z') ? part('Z') : isTrue('z') ? part('z') : 0;
    return TimeParts.millis(part('Y'), month, day, millisOfDay) - zone * MINUTE;
  }

  private double part(char letter) {
    Double value = parts.get(letter);
    return value == null ? 0 : value;
  }

  /** What is larger than the parts that are given is that of now, what is smaller the least. */
  private void complete(String letters, LocalDateTime now) {
    boolean begun = false;
    boolean ended = false;
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      if (parts.get(letter) != null) {
        begun = true;
        if (ended) {
          throw new JException("D3136");
        }
      } else if (begun) {
        parts.put(letter, "MDd".indexOf(letter) >= 0 ? 1.0 : 0.0);
        ended = true;
      } else if (letter != 'P') {
        // The half of the day that it is now is never the second one here.
        parts.put(letter, (double) TimeParts.of(now, letter));
      }
    }
  }
}
