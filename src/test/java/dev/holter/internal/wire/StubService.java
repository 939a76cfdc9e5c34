package dev.holter.internal.wire;

import dev.holter.internal.service.core.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.SfnResponse;

/** A service that answers what a test tells it to, and remembers what it was asked. */
final class StubService implements Operations {

  interface Answer {
    SfnResponse to(SfnRequest request) throws InterruptedException;
  }

  private final Map<Class<?>, Answer> answers = new ConcurrentHashMap<>();
  final List<SfnRequest> served = new ArrayList<>();

  <R extends SfnRequest> StubService on(Class<R> request, Function<R, SfnResponse> answer) {
    answers.put(request, asked -> answer.apply(request.cast(asked)));
    return this;
  }

  StubService onAny(Class<? extends SfnRequest> request, Answer answer) {
    answers.put(request, answer);
    return this;
  }

  @Override
  public SfnResponse serve(SfnRequest request) throws InterruptedException {
    synchronized (this) {
      served.add(request);
    }
    Answer answer = answers.get(request.getClass());
    return answer == null ? SendTaskHeartbeatResponse.builder().build() : answer.to(request);
  }
}
