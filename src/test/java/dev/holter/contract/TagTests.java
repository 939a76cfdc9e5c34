package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.PASS;
import static dev.holter.contract.Machines.PREFIX;
import static dev.holter.contract.Machines.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.StepFunctionsTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.Tag;

/** Tags of activities and state machines. */
@StepFunctionsTest
class TagTests {
  private final SfnClient client;

  TagTests(SfnClient client) {
    this.client = client;
  }

  static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static List<Tag> tags(int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> tag("k" + n, "")).toList();
  }

  private List<Tag> tagsOf(String arn) {
    return client.listTagsForResource(r -> r.resourceArn(arn)).tags();
  }

  // Recorded: absent keys are fine, an empty list too, and a value may be empty.
  @Test
  void tags_are_added_replaced_and_removed() {
    client.createActivity(r -> r.name("work").tags(tags(0, 2)));
    client.tagResource(r -> r.resourceArn(ACTIVITY).tags(tag("k1", "new")));
    client.tagResource(r -> r.resourceArn(ACTIVITY).tags(List.of()));
    client.untagResource(r -> r.resourceArn(ACTIVITY).tagKeys("k0", "absent"));

    assertThat(Told.answer(client.listTagsForResource(r -> r.resourceArn(ACTIVITY))))
        .isEqualTo("{'tags':[{'key':'k1','value':'new'}]}");
  }

  // The text was never sighted.
  @Test
  void a_resource_has_at_most_fifty_tags() {
    String machine = PREFIX + "stateMachine:m";
    client.createStateMachine(r -> r.name("m").definition(PASS).roleArn(ROLE).tags(tags(0, 50)));

    assertThat(Told.error(() -> client.tagResource(r -> r.resourceArn(machine).tags(tags(50, 51)))))
        .isEqualTo("TooManyTags 400 The resource has more than 50 tags: '" + machine + "'");
    assertThat(tagsOf(machine)).isEqualTo(tags(0, 50));
    assertThat(Told.error(() -> client.tagResource(r -> r.resourceArn(machine).tags(tags(0, 50)))))
        .isEqualTo("none");
  }

  // A refused creation used to leave the activity behind, without its tags.
  @Test
  void nothing_is_created_with_too_many_tags() {
    assertThat(Told.error(() -> client.createActivity(r -> r.name("work").tags(tags(0, 51)))))
        .isEqualTo("TooManyTags 400 The resource has more than 50 tags: '" + ACTIVITY + "'");
    assertThat(
            Told.error(
                () ->
                    client.createStateMachine(
                        r -> r.name("m").definition(PASS).roleArn(ROLE).tags(tags(0, 51)))))
        .startsWith("TooManyTags 400");

    assertThat(client.listActivities().activities()).isEmpty();
    assertThat(client.listStateMachines().stateMachines()).isEmpty();
  }

  @Test
  void keys_have_1_to_128_characters_and_values_at_most_256() {
    client.createActivity(r -> r.name("work"));
    String key = "k".repeat(128);
    String value = "v".repeat(256);

    assertThat(
            Told.error(
                () ->
                    client.tagResource(
                        r -> r.resourceArn(ACTIVITY).tags(tag(key, value), tag("", "x")))))
        .isEqualTo(
            "ValidationException 400 1 validation error detected: Value '' at"
                + " 'tags.2.member.key' failed to satisfy constraint: Member must have length"
                + " greater than or equal to 1");
    assertThat(
            Told.error(
                () ->
                    client.tagResource(
                        r -> r.resourceArn(ACTIVITY).tags(tag(key + "k", value + "v")))))
        .isEqualTo(
            "ValidationException 400 2 validation errors detected: Value '"
                + key
                + "k' at 'tags.1.member.key' failed to satisfy constraint: Member must have length"
                + " less than or equal to 128; Value '"
                + value
                + "v' at 'tags.1.member.value' failed to satisfy constraint: Member must have"
                + " length less than or equal to 256");
    assertThat(tagsOf(ACTIVITY)).isEmpty();
    client.tagResource(r -> r.resourceArn(ACTIVITY).tags(tag(key, value)));
    assertThat(tagsOf(ACTIVITY)).hasSize(1);
  }

  @Test
  void tags_go_with_their_resource() {
    client.createActivity(r -> r.name("work").tags(tags(0, 1)));
    client.deleteActivity(r -> r.activityArn(ACTIVITY));
    client.createActivity(r -> r.name("work"));

    assertThat(tagsOf(ACTIVITY)).isEmpty();
  }
}
