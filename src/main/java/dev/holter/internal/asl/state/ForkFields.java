package dev.holter.internal.asl.state;

import dev.holter.internal.asl.reading.Fields;
import java.util.List;

/** The fields that Parallel and Map states have in common. */
record ForkFields(DataFlow data, List<Retrier> retriers, List<Catcher> catchers) {

  static ForkFields of(Fields fields) {
    return new ForkFields(DataFlow.of(fields), Retrier.of(fields), Catcher.of(fields));
  }
}
