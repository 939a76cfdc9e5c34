package dev.holter.internal.wire;

import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Publishes a response body that is there as a whole, on the subscriber's thread. */
record OneBuffer(ByteBuffer buffer) implements Publisher<ByteBuffer> {

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(
        new Subscription() {
          private boolean over;

          @Override
          public void request(long count) {
            if (over) {
              return;
            }
            over = true;
            subscriber.onNext(buffer.duplicate());
            subscriber.onComplete();
          }

          @Override
          public void cancel() {
            over = true;
          }
        });
  }
}
