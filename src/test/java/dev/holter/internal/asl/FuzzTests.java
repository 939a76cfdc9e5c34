package dev.holter.internal.asl;

import dev.holter.fuzz.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same inputs in every build; many more of them in the long runs. */
@Tag("proof")
class FuzzTests {
  private static final int INPUTS = 40 * Integer.getInteger("holter.proof.runs", 50);
  private static final long SEED = Long.getLong("holter.fuzz.seed", 20_260_201);

  @ParameterizedTest
  @EnumSource
  void whatever_is_read_only_documented_failures_come_out(FuzzedText target) {
    target.corpus.forEach(text -> accept(target, text.getBytes(StandardCharsets.UTF_8)));
    Mutations mutations = new Mutations(SEED, target.corpus);
    for (int i = 0; i < INPUTS; i++) {
      accept(target, mutations.next());
    }
  }

  private static void accept(FuzzedText target, byte[] input) {
    try {
      target.accept(input);
    } catch (RuntimeException | Error raw) {
      throw new AssertionError(
          target
              + " of ["
              + new String(input, StandardCharsets.UTF_8)
              + "], in Base64 "
              + Base64.getEncoder().encodeToString(input),
          raw);
    }
  }
}
