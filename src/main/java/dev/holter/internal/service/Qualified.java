package dev.holter.internal.service;

import dev.holter.internal.asl.intrinsic.Randomness;
import dev.holter.internal.service.StateMachines.StateMachineRecord;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a state machine ARN stands for.
 *
 * @param version absent unless the ARN is that of a version
 * @param alias absent unless the ARN is that of an alias
 */
record Qualified(StateMachineRecord machine, @Nullable Version version, @Nullable Alias alias) {

  /** What the next execution runs. */
  Origin origin(Randomness randomness) {
    if (alias != null) {
      String drawn = alias.draw(randomness);
      return Origin.of(Objects.requireNonNull(machine.versions.find(drawn)), alias.arn());
    }
    return version != null ? Origin.of(version, null) : new Origin(machine.revision, null, null);
  }
}
