package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.state.Flow;
import dev.holter.internal.asl.state.ForkState;
import dev.holter.internal.service.core.Payload;
import dev.holter.internal.service.event.Event;
import dev.holter.internal.service.event.PartStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a Parallel or Map state: the strands that walk for it, and their results. Guarded
 * by the service's lock.
 */
abstract sealed class Fork permits ParallelFork, MapFork {
  final Strand owner;
  private final @Nullable JsonNode[] results;
  private final List<Strand> walking = new ArrayList<>();
  private int begun;
  private int ended;

  Fork(Strand owner, int size) {
    this.owner = owner;
    this.results = new @Nullable JsonNode[size];
  }

  abstract ForkState state();

  abstract Flow flow(int index);

  /** Returns how many strands may walk at the same time, at least one. */
  abstract int concurrency();

  /** Returns the input of the branch or iteration at an index. Evaluating it may fail. */
  abstract Payload input(int index);

  /** Returns the event that begins the attempt. */
  abstract Event started();

  /**
   * Returns the event of a branch or iteration that has come to a status, or null if the history
   * says nothing of it.
   */
  abstract @Nullable Event became(PartStatus status, int index);

  boolean hasMore() {
    return begun < results.length;
  }

  boolean isDone() {
    return ended == results.length;
  }

  int upcoming() {
    return begun;
  }

  /** Notes that the next branch or iteration has begun. */
  void next() {
    begun++;
  }

  void walks(Strand part) {
    walking.add(part);
  }

  /** Returns the strands that have not ended, in the order in which they began. */
  List<Strand> walking() {
    return List.copyOf(walking);
  }

  void returns(Strand part, JsonNode result) {
    walking.remove(part);
    results[part.index] = result;
    ended++;
  }

  /** Returns the outputs of the branches or iterations, in the order of their indexes. */
  JsonNode results() {
    return Json.array().addAll(Arrays.asList(results));
  }
}
