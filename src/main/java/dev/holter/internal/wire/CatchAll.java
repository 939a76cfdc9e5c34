package dev.holter.internal.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the stub that reaches the fake behind all others, whatever the user resets.
 *
 * <p>It is also the server's only source of mappings: files that lie about on the user's class path
 * belong to other tests.
 */
final class CatchAll implements StubLifecycleListener, MappingsSource {

  private static final UUID ID = UUID.fromString("686f6c74-6572-4000-8000-000000000000");

  private @Nullable StubMappings mappings;

  @Override
  public String getName() {
    return "holter-catch-all";
  }

  @Override
  public void loadMappingsInto(StubMappings stubMappings) {
    mappings = stubMappings;
    addUnlessPresent(stubMappings);
  }

  @Override
  public void afterStubsReset() {
    if (mappings != null) {
      addUnlessPresent(mappings);
    }
  }

  private static void addUnlessPresent(StubMappings mappings) {
    if (mappings.get(ID).isPresent()) {
      return;
    }
    mappings.addMapping(
        any(anyUrl())
            .withId(ID)
            .atPriority(Integer.MAX_VALUE)
            .willReturn(aResponse().withTransformers(ServiceTransformer.NAME))
            .build());
  }

  @Override
  public void save(List<StubMapping> stubMappings) {}

  @Override
  public void save(StubMapping stubMapping) {}

  @Override
  @Deprecated
  @SuppressWarnings("removal")
  public void remove(StubMapping stubMapping) {}

  @Override
  public void removeAll() {}
}
