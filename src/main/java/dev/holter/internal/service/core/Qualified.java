package dev.holter.internal.service.core;

import dev.holter.internal.asl.intrinsic.Randomness;
import dev.holter.internal.service.core.StateMachines.StateMachineRecord;
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

  /** What the next execution runs. */
  public Origin origin(Randomness randomness) {
    if (alias != null) {
      String drawn = alias.draw(randomness);
      return Origin.of(Objects.requireNonNull(machine.versions.find(drawn)), alias.arn());
    }
    return version != null ? Origin.of(version, null) : new Origin(machine.revision(), null, null);
  }
}
