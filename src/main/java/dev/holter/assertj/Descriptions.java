package dev.holter.assertj;

import org.assertj.core.api.AbstractAssert;

/** Hands the user's description on to the assertion that a navigation leads to. */
final class Descriptions {

  private Descriptions() {}

  static <T extends AbstractAssert<?, ?>> T inherit(AbstractAssert<?, ?> from, T to) {
    if (from.info.hasDescription()) {
      to.as(from.info.description());
    }
    return to;
  }
}
