package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows a point in time as a picture says: what {@code $fromMillis} and {@code $now} do. */
final class TimeFormat {
  private static final TimePicture USUAL =
      new TimePicture("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]");
  private static final IntegerPicture MINUTES = IntegerPicture.of("00");
  private static final double TEN = 10;
  private static final int HUNDRED = 100;
  private static final int MINUTE = 60_000;
  private static final int HOUR = 60;

  private final LocalDateTime time;
  private final double hours;
  private final double minutes;

  private TimeFormat(LocalDateTime time, double hours, double minutes) {
    this.time = time;
    this.hours = hours;
    this.minutes = minutes;
  }

  /**
   * Shows a time.
   *
   * @param picture how, null for the usual form
   * @param timezone hours and minutes such as {@code +0530}, null for UTC
   */
  static String shown(double millis, @Nullable String picture, @Nullable String timezone) {
    double zone = timezone == null ? 0 : IntegerPicture.leading(timezone);
    double hours = Math.floor(zone / HUNDRED);
    double minutes = zone % HUNDRED;
    double local = millis + (HOUR * hours + minutes) * MINUTE;
    TimePicture read = picture == null ? USUAL : new TimePicture(picture);
    if (Double.isNaN(zone)) {
      throw new JException("D3030", -1, timezone);
    }
    if (!TimeParts.isTime(local)) {
      throw new JException("D1001", -1, local);
    }
    TimeFormat format = new TimeFormat(TimeParts.at(local), hours, minutes);
    StringBuilder shown = new StringBuilder();
    read.pieces().forEach(piece -> shown.append(format.shown(piece)));
    return shown.toString();
  }

  private String shown(TimePicture.Piece piece) {
    if (piece.isText()) {
      return piece.presentation();
    }
    int value = TimeParts.of(time, piece.letter());
    return switch (piece.letter()) {
      case 'Z', 'z' -> zone(piece);
      case 'P' -> {
        String half = value == 0 ? "am" : "pm";
        yield isCapital(piece) ? half.toUpperCase(Locale.ROOT) : half;
      }
      case 'C', 'E' -> "ISO";
      default -> piece.number() == null ? name(piece, value) : number(piece, piece.number(), value);
    };
  }

  private static boolean isCapital(TimePicture.Piece piece) {
    return piece.presentation().startsWith("N") && !piece.presentation().startsWith("Nn");
  }

  private static String number(TimePicture.Piece piece, IntegerPicture number, int value) {
    boolean cut = piece.letter() == 'Y' && piece.most() >= 0;
    return number.show(cut ? value % Math.pow(TEN, piece.most()) : value);
  }

  private static String name(TimePicture.Piece piece, int value) {
    String name =
        switch (piece.letter()) {
          case 'M', 'x' -> TimePicture.MONTHS.get(value - 1);
          case 'F' -> TimePicture.DAYS.get(value - 1);
          default -> throw piece.nameless();
        };
    String cased =
        isCapital(piece)
            ? name.toUpperCase(Locale.ROOT)
            : piece.presentation().startsWith("n") ? name.toLowerCase(Locale.ROOT) : name;
    return piece.most() >= 0 && piece.most() < cased.length()
        ? cased.substring(0, piece.most())
        : cased;
  }

  private String zone(TimePicture.Piece piece) {
    double offset = hours * HUNDRED + minutes;
    if (offset == 0 && piece.modifier().equals("t")) {
      return "Z";
    }
    IntegerPicture number = java.util.Objects.requireNonNull(piece.number());
    String shown =
        switch (number.isRegular() ? 4 : number.digits()) {
          case 1, 2 -> number.show(hours) + (minutes == 0 ? "" : ":" + MINUTES.show(minutes));
          case 3, 4 -> number.show(offset);
          default -> throw new JException("D3134", -1, number.digits());
        };
    return (piece.letter() == 'z' ? "GMT" : "") + (offset < 0 ? "" : "+") + shown;
  }
}
