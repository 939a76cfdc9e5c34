package dev.holter.bench;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A beat over HTTP to the fake, and one with a like client to a stub of WireMock alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 10)
@Measurement(iterations = 5)
public class HttpBeatBenchmark {
  private static final int TURNS = 40;
  private static final int BEATS = 20;

  private final WireMockServer wireMock = new WireMockServer(wireMockConfig().dynamicPort());
  private final OpenTasks tasks = new OpenTasks(1);
  private final SfnClient toHolter = Clients.of(tasks.stepFunctions().endpoint());
  private final SfnClient toWireMock;

  /** Called by JMH. */
  public HttpBeatBenchmark() {
    wireMock.stubFor(
        any(anyUrl()).willReturn(okForContentType("application/x-amz-json-1.0", "{}")));
    wireMock.start();
    toWireMock = Clients.of(URI.create(wireMock.baseUrl()));
  }

  /** Empties both journals. */
  @Setup(Level.Iteration)
  public void reset() {
    wireMock.resetRequests();
    tasks.stepFunctions().wireMock().resetRequests();
  }

  /** Closes the ports. */
  @TearDown
  public void close() {
    toHolter.close();
    toWireMock.close();
    tasks.close();
    wireMock.stop();
  }

  /** What is measured. */
  @Benchmark
  public void overHttp(Pair pair) {
    pair.run(TURNS, BEATS, () -> tasks.beat(toHolter, BEATS), () -> tasks.beat(toWireMock, BEATS));
  }
}
