package dev.holter.internal.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.utils.BinaryUtils;

/** Gathers a published request body. */
final class ByteCollector implements Subscriber<ByteBuffer> {

  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> bytes = new CompletableFuture<>();

  CompletableFuture<byte[]> bytes() {
    return bytes;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuffer buffer) {
    received.writeBytes(BinaryUtils.copyBytesFrom(buffer));
  }

  @Override
  public void onError(Throwable failure) {
    bytes.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    bytes.complete(received.toByteArray());
  }
}
