package dev.holter.neighbours;

import org.junit.jupiter.api.Test;

/** Runs the worker in real time, in a JVM without the agent. */
class RealTestCases {

  @Test
  void works() throws InterruptedException {
    CoveredWorker.run();
  }
}
