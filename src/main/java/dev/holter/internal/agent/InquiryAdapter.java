package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.InquiryHook;
import dev.holter.internal.time.Inquiry;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leads from the bootstrap loader's hook of something that was asked to the clocks that it is for.
 *
 * @param inquiries one for each clock
 */
record InquiryAdapter(List<Inquiry> inquiries) implements InquiryHook {

  /** Null if there are none. */
  static @Nullable InquiryHook of(Stream<@Nullable Inquiry> inquiries) {
    List<Inquiry> present = inquiries.filter(Objects::nonNull).map(it -> it).toList();
    return present.isEmpty() ? null : new InquiryAdapter(present);
  }

  @Override
  public void answered() {
    inquiries.forEach(Inquiry::answered);
  }

  @Override
  public void more() {
    inquiries.forEach(Inquiry::more);
  }
}
