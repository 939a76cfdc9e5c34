package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.state.Flow;
import dev.holter.internal.asl.state.ForkState;
import dev.holter.internal.asl.state.MapState;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.Payload;
import dev.holter.internal.service.core.Quotas;
import dev.holter.internal.service.event.Event;
import dev.holter.internal.service.event.ForkEvents;
import dev.holter.internal.service.event.PartStatus;

/** One attempt of a Map state whose iterations are part of the same execution. */
final class MapFork extends Fork {
  private final Core core;
  private final MapState state;
  private final JsonNode items;
  private final int concurrency;

  MapFork(Core core, Strand owner, MapState state, EvaluationContext context) {
    this(core, owner, state, state.items(context), state.maxConcurrency(context));
  }

  private MapFork(Core core, Strand owner, MapState state, JsonNode items, int limit) {
    super(owner, items.size());
    this.core = core;
    this.state = state;
    this.items = items;
    this.concurrency =
        limit == 0 ? Quotas.MAP_CONCURRENCY : Math.min(limit, Quotas.MAP_CONCURRENCY);
  }

  @Override
  ForkState state() {
    return state;
  }

  @Override
  Flow flow(int index) {
    return state.flows().get(0);
  }

  @Override
  int concurrency() {
    return concurrency;
  }

  @Override
  Payload input(int index) {
    JsonNode item = items.get(index);
    return Payload.of(
        state.itemInput(item, owner.itemContext(core, index, item, ItemOrigin.STATE)));
  }

  @Override
  Event started() {
    return ForkEvents.mapStarted(items.size());
  }

  @Override
  Event became(PartStatus status, int index) {
    return ForkEvents.iteration(status, state.name(), index);
  }
}
