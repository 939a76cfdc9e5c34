package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import cats.effect.IO;
import cats.effect.unsafe.IORuntime;
import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.util.concurrent.TimeUnit;
import scala.concurrent.duration.FiniteDuration;
import scala.runtime.BoxedUnit;
import software.amazon.awssdk.services.sfn.SfnClient;
import zio.Exit;
import zio.Runtime$;
import zio.Unsafe$;
import zio.ZIO;
import zio.ZIO$;

/**
 * Workers in Scala on a runtime with threads that all tests of a JVM share: it remembers times, and
 * shuts down for good if one of its threads ends.
 */
@StepFunctionsTest
class EffectRuntimeTests {
  private static final String TRACE = "";

  @RepeatedWithFramework
  void cats_effect(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    IO<BoxedUnit> once =
        IO.sleep(new FiniteDuration(20, TimeUnit.SECONDS))
            .flatMap(slept -> IO.blocking(() -> beat(beats)));
    stepFunctions.runScript(
        () ->
            once.flatMap(first -> once.flatMap(second -> once)).unsafeRunSync(IORuntime.global()));

    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }

  @RepeatedWithFramework
  void zio(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    ZIO<Object, Throwable, BoxedUnit> once =
        ZIO$.MODULE$
            .sleep(() -> ofSeconds(20), TRACE)
            .flatMap(slept -> ZIO$.MODULE$.attemptBlocking(() -> beat(beats), TRACE), TRACE);
    stepFunctions.runScript(
        () -> run(once.flatMap(first -> once.flatMap(second -> once, TRACE), TRACE)));

    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }

  private static BoxedUnit beat(Beats beats) {
    beats.beat();
    return BoxedUnit.UNIT;
  }

  /** In Java its name is a word of the language. */
  private static void run(ZIO<Object, Throwable, BoxedUnit> effect)
      throws ReflectiveOperationException {
    @SuppressWarnings("unchecked")
    zio.Runtime<Object> runtime =
        (zio.Runtime<Object>) Runtime$.class.getMethod("default").invoke(Runtime$.MODULE$);
    Exit<Throwable, BoxedUnit> exit = runtime.unsafe().run(effect, TRACE, Unsafe$.MODULE$.unsafe());
    assertThat(exit.isSuccess()).isTrue();
  }
}
