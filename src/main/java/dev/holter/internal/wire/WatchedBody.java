package dev.holter.internal.wire;

import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The body of an answer that tells when all of it is there, on the thread that brings its end. */
record WatchedBody(Publisher<ByteBuffer> body, Runnable ended) implements Publisher<ByteBuffer> {

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> reader) {
    body.subscribe(
        new Subscriber<ByteBuffer>() {
          @Override
          public void onSubscribe(Subscription subscription) {
            reader.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer part) {
            reader.onNext(part);
          }

          @Override
          public void onError(Throwable failure) {
            ended.run();
            reader.onError(failure);
          }

          @Override
          public void onComplete() {
            ended.run();
            reader.onComplete();
          }
        });
  }
}
