package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.utils.DateTimeUtils;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a picture that speak of ISO weeks: [X] is the year that a week belongs to, [x] the
 * month, and [w] its number in that month. A week belongs to where its Thursday is; the library
 * takes the year and the month of the day itself, and counts weeks from 0.
 */
final class IsoWeeks {
  // Twice the bracket stands for itself.
  private static final Pattern PART = Pattern.compile("\\[\\[|\\[\\s*([Xxw])([^\\[\\]]*)]");
  private static final int DAYS = 7;

  private IsoWeeks() {}

  /** Returns a picture whose parts of that kind are replaced by what they show of an instant. */
  static String shownIn(String picture, long millis, @Nullable String timezone) {
    Matcher part = PART.matcher(picture);
    if (!part.find()) {
      return picture;
    }
    LocalDate thursday = thursday(millis, timezone);
    return part.replaceAll(
        found ->
            Matcher.quoteReplacement(
                found.group(1) == null
                    ? found.group()
                    : shown(found.group(1), found.group(2), thursday)));
  }

  private static LocalDate thursday(long millis, @Nullable String timezone) {
    ZoneOffset offset = timezone == null ? ZoneOffset.UTC : offset(timezone);
    LocalDate day = Instant.ofEpochMilli(millis).atOffset(offset).toLocalDate();
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(3);
  }

  /** Hours and minutes, as the language writes them. */
  private static ZoneOffset offset(String timezone) {
    int given = Integer.parseInt(timezone);
    try {
      return ZoneOffset.ofHoursMinutes(given / 100, given % 100);
    } catch (DateTimeException beyond) {
      return ZoneOffset.UTC;
    }
  }

  /** The library shows years, months and days in all their forms. */
  private static String shown(String part, String form, LocalDate thursday) {
    int week = (thursday.getDayOfMonth() - 1) / DAYS + 1;
    LocalDate day = part.equals("w") ? thursday.withDayOfMonth(week) : thursday;
    String alike = part.equals("X") ? "Y" : part.equals("x") ? "M" : "D";
    return DateTimeUtils.formatDateTime(
        day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli(),
        "[" + alike + (form.isBlank() && !part.equals("X") ? "1" : form) + "]",
        null);
  }
}
