package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;

/** Workers that beat every 20 seconds and wait for a queue meanwhile. */
final class QueueWorkers {
  private static final int S = 20;
  private static final Work NOTHING = beat -> TimeUnit.DAYS.sleep(1);

  /** Something that becomes due. */
  private record Due(long nanoTime) implements Delayed {
    static Due in20Seconds() {
      return new Due(System.nanoTime() + TimeUnit.SECONDS.toNanos(S));
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(nanoTime, ((Due) other).nanoTime);
    }
  }

  private interface Queues {
    BlockingQueue<String> create();
  }

  private QueueWorkers() {}

  static Map<String, Work> all() {
    Map<String, Work> workers = new LinkedHashMap<>();
    kind(workers, "ArrayBlockingQueue", () -> new ArrayBlockingQueue<>(1));
    kind(workers, "ArrayBlockingQueue (fair)", () -> new ArrayBlockingQueue<>(1, true));
    kind(workers, "LinkedBlockingQueue", () -> new LinkedBlockingQueue<>(1));
    kind(workers, "LinkedBlockingDeque", () -> new LinkedBlockingDeque<>(1));
    kind(workers, "SynchronousQueue", SynchronousQueue::new);
    kind(workers, "SynchronousQueue (fair)", () -> new SynchronousQueue<>(true));
    polls(workers, "PriorityBlockingQueue", PriorityBlockingQueue::new);
    polls(workers, "LinkedTransferQueue", LinkedTransferQueue::new);
    workers.put("LinkedTransferQueue.tryTransfer(t)", QueueWorkers::tryTransfer);
    workers.put("LinkedTransferQueue.transfer", QueueWorkers::transfer);
    workers.put("LinkedBlockingDeque.pollLast(t)", QueueWorkers::pollLast);
    workers.put("DelayQueue.take", QueueWorkers::delayQueue);
    workers.put("DelayQueue.poll(t)", QueueWorkers::delayQueuePoll);
    workers.put("DelayQueue, two takers", QueueWorkers::twoTakers);
    return workers;
  }

  /** One with room for one element at most. */
  private static void kind(Map<String, Work> workers, String name, Queues queues) {
    polls(workers, name, queues);
    workers.put(name + ".offer(t)", beat -> offer(beat, queues.create()));
    workers.put(name + ".put", beat -> put(beat, queues.create()));
  }

  private static void polls(Map<String, Work> workers, String name, Queues queues) {
    workers.put(name + ".poll(t)", beat -> poll(beat, queues.create()));
    workers.put(name + ".take", beat -> take(beat, queues.create()));
  }

  private static void poll(Runnable beat, BlockingQueue<String> queue) throws Exception {
    while (queue.poll(S, TimeUnit.SECONDS) == null) {
      beat.run();
    }
  }

  private static void take(Journal beat, BlockingQueue<String> queue) throws Exception {
    long start = System.nanoTime();
    Helpers.every20Seconds(() -> queue.put("at " + (System.nanoTime() - start)));
    while (true) {
      beat.note(queue.take());
      beat.run();
    }
  }

  private static void offer(Runnable beat, BlockingQueue<String> queue) throws Exception {
    queue.offer("full");
    while (!queue.offer("more", S, TimeUnit.SECONDS)) {
      beat.run();
    }
  }

  private static void put(Runnable beat, BlockingQueue<String> queue) throws Exception {
    queue.offer("full");
    Helpers.every20Seconds(queue::take);
    while (true) {
      queue.put("more");
      beat.run();
    }
  }

  private static void tryTransfer(Runnable beat) throws Exception {
    TransferQueue<String> queue = new LinkedTransferQueue<>();
    while (!queue.tryTransfer("nobody", S, TimeUnit.SECONDS)) {
      beat.run();
    }
  }

  private static void transfer(Runnable beat) throws Exception {
    TransferQueue<String> queue = new LinkedTransferQueue<>();
    Helpers.every20Seconds(queue::take);
    while (true) {
      queue.transfer("theirs");
      beat.run();
    }
  }

  private static void pollLast(Runnable beat) throws Exception {
    BlockingDeque<String> deque = new LinkedBlockingDeque<>();
    while (deque.pollLast(S, TimeUnit.SECONDS) == null) {
      beat.run();
    }
  }

  private static void delayQueue(Runnable beat) throws Exception {
    DelayQueue<Due> queue = new DelayQueue<>();
    while (true) {
      queue.add(Due.in20Seconds());
      queue.take();
      beat.run();
    }
  }

  /** The head is due exactly when the poll gives up, and the poll looks again then. */
  private static void delayQueuePoll(Journal beat) throws Exception {
    DelayQueue<Due> queue = new DelayQueue<>();
    while (true) {
      queue.add(Due.in20Seconds());
      beat.note(queue.poll(S - 1, TimeUnit.SECONDS) == null ? "early" : "due");
      beat.note(queue.poll(1, TimeUnit.SECONDS) == null ? "early" : "due");
      beat.run();
      queue.clear();
    }
  }

  /** One leads and waits with a limit, the other follows. */
  private static void twoTakers(Journal beat) throws Exception {
    DelayQueue<Due> queue = new DelayQueue<>();
    queue.add(Due.in20Seconds());
    for (String name : new String[] {"a", "b"}) {
      Helpers.start(
          () -> {
            while (true) {
              queue.take();
              beat.note(name);
              beat.run();
              queue.add(Due.in20Seconds());
            }
          });
    }
    NOTHING.run(beat);
  }
}
