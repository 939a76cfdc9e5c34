package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.ClockHook;
import dev.holter.internal.agent.boot.EndpointHook;
import dev.holter.internal.time.Endpoint;
import dev.holter.internal.time.Purpose;

/** Leads from the bootstrap loader's hook of an endpoint to its clock. */
record EndpointAdapter(Endpoint endpoint) implements EndpointHook {
  @Override
  public ClockHook clock() {
    return new ClockAdapter(endpoint.jvm(), Purpose.BACKGROUND);
  }

  @Override
  public void goOn() {
    endpoint.goOn();
  }

  @Override
  public void begin(String what) {
    endpoint.begin(what);
  }

  @Override
  public void end() {
    endpoint.end();
  }
}
