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
 * One attempt of a Parallel or Map state: who walks for it, and what came back. Guarded by the
 * service's lock.
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

  /** How many may walk at the same time, at least one. */
  abstract int concurrency();

  /** What the part of that index is given; may fail. */
  abstract Payload input(int index);

  /** The event with which the attempt starts. */
  abstract Event started();

  /** What the history says when a part begins or has ended so; null if nothing. */
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

  /** The upcoming one has begun. */
  void next() {
    begun++;
  }

  void walks(Strand part) {
    walking.add(part);
  }

  /** Those that are on their way, in the order in which they began. */
  List<Strand> walking() {
    return List.copyOf(walking);
  }

  void returns(Strand part, JsonNode result) {
    walking.remove(part);
    results[part.index] = result;
    ended++;
  }

  /** What the parts have returned, in their order. */
  JsonNode results() {
    return Json.array().addAll(Arrays.asList(results));
  }
}
