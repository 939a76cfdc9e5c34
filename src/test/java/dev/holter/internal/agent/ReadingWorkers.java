package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Workers that beat every 20 seconds because the time of day says so. */
final class ReadingWorkers {
  /** In any zone and time of the year. */
  private static final ZoneId ZONE = ZoneOffset.UTC;

  private ReadingWorkers() {}

  @SuppressWarnings({"JavaTimeDefaultTimeZone", "JavaUtilDate"}) // Old code uses it.
  static Map<String, Work> all() {
    Clock utc = Clock.systemUTC();
    Map<String, Work> workers = new LinkedHashMap<>();
    put(workers, "System.currentTimeMillis()", () -> System.currentTimeMillis());
    put(workers, "System::currentTimeMillis", System::currentTimeMillis);
    put(workers, "System.nanoTime()", () -> System.nanoTime() / 1_000_000);
    put(workers, "Instant.now()", () -> Instant.now().toEpochMilli());
    put(workers, "Date()", () -> new Date().getTime());
    put(workers, "Calendar.getInstance()", () -> Calendar.getInstance().getTimeInMillis());
    put(workers, "GregorianCalendar()", () -> new GregorianCalendar().getTimeInMillis());
    put(workers, "Clock.systemUTC().instant()", () -> Clock.systemUTC().instant().toEpochMilli());
    put(workers, "Clock.systemUTC().millis(), made before", utc::millis);
    put(workers, "Clock.systemDefaultZone()", () -> Clock.systemDefaultZone().millis());
    put(workers, "Clock.tickSeconds", () -> Clock.tickSeconds(ZONE).millis());
    put(workers, "Clock.tickMillis", () -> Clock.tickMillis(ZONE).millis());
    put(workers, "Clock.offset", () -> Clock.offset(utc, Duration.ofDays(1)).millis());
    put(workers, "InstantSource.system()", () -> InstantSource.system().millis());
    put(workers, "LocalDateTime.now()", ReadingWorkers::localDateTime);
    put(workers, "ZonedDateTime.now()", () -> ZonedDateTime.now().toInstant().toEpochMilli());
    put(workers, "OffsetDateTime.now()", () -> OffsetDateTime.now().toInstant().toEpochMilli());
    return workers;
  }

  @SuppressWarnings("JavaTimeDefaultTimeZone")
  private static long localDateTime() {
    return LocalDateTime.now().toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** Polls each second, and beats when the clock says so. */
  static void put(Map<String, Work> workers, String name, LongSupplier clock) {
    workers.put(
        name,
        beat -> {
          long last = clock.getAsLong();
          while (true) {
            Thread.sleep(1000);
            if (clock.getAsLong() - last >= Beats.PERIOD.toMillis()) {
              last = clock.getAsLong();
              beat.run();
            }
          }
        });
  }
}
