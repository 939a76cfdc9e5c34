package dev.holter.report;

import dev.holter.execution.TaskAttempt;
import dev.holter.internal.strip.Strip;
import org.apiguardian.api.API;

/**
 * What one task went through as a picture, for a page, a README or a bug report.
 *
 * <p>Beats are ticks on a line of time, with the time between them; the band below shows how much
 * of {@code HeartbeatSeconds} was left, and each beat fills it up. The start, faults, refused
 * calls, a time-out and the result each have a shape of their own. Long runs of beats are one block
 * with their number.
 *
 * <pre>{@code
 * Files.writeString(Path.of("task.svg"), TaskStrip.of(task).svg());
 * }</pre>
 *
 * <p>A strip is a snapshot: it does not change when the task goes on.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class TaskStrip {

  private final String picture;

  private TaskStrip(String picture) {
    this.picture = picture;
  }

  /**
   * Draws the strip of a task.
   *
   * @param task the task, read now
   * @return its strip so far
   */
  public static TaskStrip of(TaskAttempt task) {
    TaskTimeline timeline = TaskTimeline.of(task);
    return new TaskStrip(Strip.of(task, timeline.title(), timeline.text()));
  }

  /**
   * Returns the picture as a file of its own: an SVG document of 960 by 142, for light and dark
   * backgrounds, with the timeline as its description. Nothing is loaded from elsewhere.
   *
   * @return the document
   */
  public String svg() {
    int inside = picture.indexOf('>') + 1;
    return picture.substring(0, inside)
        + "<style>"
        + Strip.style().replace("\n", "")
        + "</style>"
        + picture.substring(inside)
        + "\n";
  }

  @Override
  public String toString() {
    return svg();
  }
}
