package dev.holter.internal.asl.jsonata;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** The numbers that a point in time is made of, by the letters that pictures have for them. */
final class TimeParts {
  // The language knows of no time that is further from 1970.
  private static final double FURTHEST = 8.64e15;
  private static final int MILLIS = 1000;
  private static final int CENTURY = 100;
  private static final int FIRST_CENTURY = 1900;
  private static final int MONTHS = 12;
  private static final int DAYS = 7;
  private static final int TO_THURSDAY = 3;
  private static final int NANOS = 1_000_000;

  private TimeParts() {}

  /** Tells whether there is such a time. */
  static boolean isTime(double millis) {
    return Math.abs(millis) <= FURTHEST;
  }

  static LocalDateTime at(double millis) {
    long whole = (long) millis;
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(whole, MILLIS),
        (int) Math.floorMod(whole, (long) MILLIS) * NANOS,
        ZoneOffset.UTC);
  }

  /** Returns a part; weeks belong to where their Thursday is. */
  static int of(LocalDateTime time, char letter) {
    LocalDate thursday =
        time.toLocalDate()
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .plusDays(TO_THURSDAY);
    return switch (letter) {
      case 'Y' -> time.getYear();
      case 'M' -> time.getMonthValue();
      case 'D' -> time.getDayOfMonth();
      case 'd' -> time.getDayOfYear();
      case 'F' -> time.getDayOfWeek().getValue();
      case 'W' -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case 'w' -> (thursday.getDayOfMonth() - 1) / DAYS + 1;
      case 'X' -> thursday.getYear();
      case 'x' -> thursday.getMonthValue();
      case 'H' -> time.getHour();
      case 'h' -> time.get(ChronoField.CLOCK_HOUR_OF_AMPM);
      case 'P' -> time.get(ChronoField.AMPM_OF_DAY);
      case 'm' -> time.getMinute();
      case 's' -> time.getSecond();
      case 'f' -> time.getNano() / NANOS;
      default -> 0;
    };
  }

  /**
   * Returns the time that parts make, which go on into the next larger one where they are too
   * large. Years of two digits are those of the last century. It is not a number if a part is none,
   * or if there is no such time.
   */
  static double millis(double year, double month, double day, double millisOfDay) {
    double full = year >= 0 && year < CENTURY ? FIRST_CENTURY + Math.floor(year) : year;
    double months = full * MONTHS + month;
    double millis = Double.NaN;
    if (Math.abs(months) < FURTHEST / NANOS) {
      LocalDate first =
          LocalDate.EPOCH
              .withYear((int) Math.floorDiv((long) months, (long) MONTHS))
              .plusMonths(Math.floorMod((long) months, (long) MONTHS));
      millis =
          (first.toEpochDay() + day - 1) * ChronoUnit.DAYS.getDuration().toMillis() + millisOfDay;
    }
    return isTime(millis) ? millis : Double.NaN;
  }
}
