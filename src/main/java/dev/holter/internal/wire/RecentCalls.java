package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.InMemoryRequestJournalStore;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * WireMock's journal of the last calls. One that keeps all would fill the memory of a test whose
 * workers beat for many items: a call takes some four kilobytes there.
 */
final class RecentCalls extends InMemoryRequestJournalStore {
  private static final int KEPT = 50_000;

  private final int kept;
  private final AtomicInteger size = new AtomicInteger();

  RecentCalls(int kept) {
    this.kept = kept;
  }

  /** Returns stores that are WireMock's own, but for the journal. */
  static final class Stores extends DefaultStores {
    private final RequestJournalStore journal = new RecentCalls(KEPT);

    Stores(FileSource files) {
      super(files);
    }

    @Override
    public RequestJournalStore getRequestJournalStore() {
      return journal;
    }
  }

  // Adds a call and forgets the oldest. WireMock's own limit counts all entries at every call.
  @Override
  public void add(ServeEvent call) {
    super.add(call);
    if (size.incrementAndGet() > kept) {
      size.decrementAndGet();
      removeLast();
    }
  }

  @Override
  public void remove(UUID id) {
    if (get(id).isPresent()) {
      size.decrementAndGet();
    }
    super.remove(id);
  }

  @Override
  public void clear() {
    super.clear();
    size.set(0);
  }
}
