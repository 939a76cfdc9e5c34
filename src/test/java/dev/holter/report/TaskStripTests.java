package dev.holter.report;

import static dev.holter.execution.FixedTask.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.execution.FixedTask;
import dev.holter.execution.TaskClock;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class TaskStripTests {

  @Test
  void each_kind_of_event_is_drawn_and_told_apart_by_its_shape() throws Exception {
    FixedTask task =
        started("charge")
            .worker("worker-1")
            .heartbeatSeconds(60)
            .scheduledBefore(5)
            .beats(20, 45)
            .injected(50, "ThrottlingException")
            .timesOut(105, TaskClock.HEARTBEAT)
            .rejected("SendTaskSuccess", 110, "TaskTimedOut");

    String svg = TaskStrip.of(task).svg();

    assertThat(count(svg, "class=\"tick\"")).isEqualTo(2);
    assertThat(texts(svg))
        .contains("scheduled", "start, worker-1", "20s", "25s")
        .contains("fault ThrottlingException", "timed out, HeartbeatSeconds")
        .contains("refused TaskTimedOut", "-5s", "+1m 50s");
  }

  @Test
  void labels_at_one_place_stand_above_each_other() throws Exception {
    FixedTask task =
        started("charge")
            .heartbeatSeconds(60)
            .beats(50)
            .injected(99, "ResponseLost")
            .succeeds(99, "1")
            .rejected("SendTaskSuccess", 99, "TaskTimedOut")
            .rejected("SendTaskSuccess", 100, "TaskTimedOut");

    String svg = TaskStrip.of(task).svg();

    assertThat(svg).contains("viewBox=\"0 -26 960 168\"");
    assertThat(heights(svg, "fault ResponseLost", "refused TaskTimedOut", "succeeded"))
        .containsExactlyInAnyOrder("26", "13", "0", "-13");
  }

  @Test
  void of_many_labels_at_one_place_a_few_are_written() throws Exception {
    FixedTask task = started("charge").heartbeatSeconds(60).succeeds(30, "1");
    for (int late = 0; late < 50; late++) {
      task.rejected("SendTaskHeartbeat", 31, "TaskTimedOut");
    }

    String svg = TaskStrip.of(task).svg();

    assertThat(heights(svg, "refused TaskTimedOut")).hasSize(4).doesNotHaveDuplicates();
  }

  private static List<String> heights(String svg, String... labels) {
    return Arrays.stream(labels)
        .flatMap(
            label ->
                Pattern.compile("<text x=\"[^\"]+\" y=\"([^\"]+)\"[^>]*>" + label + "<")
                    .matcher(svg)
                    .results())
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void the_deadline_of_an_open_task_is_shown() throws Exception {
    FixedTask task = started("charge").heartbeatSeconds(60).beats(20).now(30);

    assertThat(texts(TaskStrip.of(task).svg()))
        .contains("now", "+30s", "deadline +1m 20s")
        .doesNotContain("+1m 20s");
  }

  @Test
  void a_day_of_equal_beats_is_one_block_with_their_count() throws Exception {
    FixedTask task =
        started("charge")
            .heartbeatSeconds(60)
            .beats(IntStream.rangeClosed(1, 2880).mapToDouble(i -> i * 30.0).toArray())
            .now(86_400);

    String svg = TaskStrip.of(task).svg();

    assertThat(count(svg, "class=\"block\"")).isEqualTo(1);
    assertThat(texts(svg)).contains("2,874 beats", "every 30s");
    assertThat(svg.length()).isLessThan(8_000);
  }

  @Test
  void a_gap_in_a_long_run_stays_open() throws Exception {
    double[] beats =
        DoubleStream.concat(
                IntStream.rangeClosed(1, 500).mapToDouble(i -> i * 30.0),
                IntStream.rangeClosed(1, 500).mapToDouble(i -> 15_045 + i * 30.0))
            .toArray();
    FixedTask task = started("charge").heartbeatSeconds(90).beats(beats).now(30_060);

    String svg = TaskStrip.of(task).svg();

    assertThat(count(svg, "class=\"block\"")).isEqualTo(2);
    assertThat(texts(svg)).contains("1m 15s");
  }

  @Test
  void irregular_beats_without_end_stay_small() {
    double[] beats = IntStream.rangeClosed(1, 5000).mapToDouble(i -> i * 30.0 + i % 7).toArray();
    FixedTask task = started("charge").heartbeatSeconds(60).beats(beats).now(160_000);

    assertThat(TaskStrip.of(task).svg().length()).isLessThan(20_000);
  }

  @Test
  void names_stay_text() throws Exception {
    FixedTask task = started("<script>alert(1)</script>").worker("\"><script>x</script>").beats(1);

    String svg = TaskStrip.of(task).svg();

    assertThat(svg).doesNotContain("<script");
    assertThat(texts(svg)).contains("start, \"><script>x</script>");
  }

  private static int count(String svg, String what) {
    return (int) Pattern.compile(Pattern.quote(what)).matcher(svg).results().count();
  }

  private static String[] texts(String svg) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    return IntStream.range(0, document.getElementsByTagName("text").getLength())
        .mapToObj(i -> document.getElementsByTagName("text").item(i).getTextContent())
        .toArray(String[]::new);
  }
}
