package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Copies of Netty under other names. */
class RelocatedTests {
  private static final String COPY = "io/grpc/netty/shaded/io/netty/channel/Channel";

  @Test
  void a_copy_is_known_by_the_name_of_the_original() {
    assertThat(Relocated.original(COPY)).isEqualTo("io/netty/channel/Channel");
    assertThat(Relocated.prefix(COPY)).isEqualTo("io/grpc/netty/shaded/");
  }

  @Test
  void others_have_their_own_names() {
    assertThat(Relocated.original("io/netty/channel/Channel"))
        .isEqualTo("io/netty/channel/Channel");
    assertThat(Relocated.prefix("io/netty/channel/Channel")).isEmpty();
    assertThat(Relocated.original("com/example/studio/netty/Worker"))
        .isEqualTo("com/example/studio/netty/Worker");
  }

  @Test
  void descriptors_have_the_names_of_the_originals() {
    assertThat(Relocated.originals("(L" + COPY + ";[Ljava/lang/Object;J)L" + COPY + ";"))
        .isEqualTo("(Lio/netty/channel/Channel;[Ljava/lang/Object;J)Lio/netty/channel/Channel;");
    assertThat(Relocated.originals("(Lio/netty/channel/Channel;)V"))
        .isEqualTo("(Lio/netty/channel/Channel;)V");
  }
}
