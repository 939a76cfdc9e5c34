package dev.holter.internal.wire;

import java.util.concurrent.Callable;

/** The call of a thread that is blocked in a socket read: the server's thread takes its place. */
record BlockingPassage(String id, CallerTime time, Thread caller) implements Passage {

  @Override
  public void sent() {}

  @Override
  public <T> T serve(Callable<T> work) throws Exception {
    return time.actFor(caller, work);
  }

  @Override
  public void arrives() {}

  @Override
  public void backsOff() {}

  @Override
  public void answered() {
    time.settle();
  }

  @Override
  public void end() {}
}
