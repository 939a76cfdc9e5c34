package dev.holter.internal.service.core;

import dev.holter.internal.asl.intrinsic.Randomness;
import dev.holter.internal.service.core.MachineRegistry.StateMachineRecord;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a state machine ARN stands for.
 *
 * @param version absent unless the ARN is that of a version
 * @param alias absent unless the ARN is that of an alias
 */
public record Qualified(
    StateMachineRecord machine, @Nullable Version version, @Nullable Alias alias) {

  /** Returns the revision that the next execution runs. */
  public StartedFrom origin(Randomness randomness) {
    if (alias != null) {
      String drawn = alias.draw(randomness);
      return StartedFrom.of(Objects.requireNonNull(machine.versions.find(drawn)), alias.arn());
    }
    return version != null
        ? StartedFrom.of(version, null)
        : new StartedFrom(machine.revision(), null, null);
  }
}
