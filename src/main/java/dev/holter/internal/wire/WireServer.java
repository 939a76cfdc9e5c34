package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import org.jspecify.annotations.Nullable;

/** One WireMock that serves one world at a time, in process, and over HTTP when asked to. */
final class WireServer {

  /**
   * How many threads serve requests. Each waiting poll keeps one, and the service refuses more
   * pollers of one activity.
   */
  private static final int HTTP_THREADS = 1024;

  static final String LOOPBACK = "127.0.0.1";

  private final HandlerCapture handlers = new HandlerCapture();
  private final HttpCallCount httpCalls = new HttpCallCount();
  private final OperationCatalog catalog;
  private final PojoReader reader = new PojoReader();
  private final WireMockServer wireMock;
  private volatile @Nullable Tenancy tenancy;

  WireServer(OperationCatalog catalog) {
    this.catalog = catalog;
    this.wireMock = new WireMockServer(configuration());
  }

  private WireMockConfiguration configuration() {
    CatchAll catchAll = new CatchAll();
    WireMockConfiguration configuration =
        WireMockConfiguration.wireMockConfig()
            .dynamicPort()
            .bindAddress(LOOPBACK)
            .http2PlainDisabled(true)
            .gzipDisabled(true)
            .containerThreads(HTTP_THREADS)
            .jettyStopTimeout(0L)
            .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
            // Both settings would otherwise set system properties for good.
            .disableStrictHttpHeaders(true)
            .disableOptimizeXmlFactoriesLoading(true)
            .templatingEnabled(false)
            .stubRequestLoggingDisabled(true)
            .notifier(new QuietNotifier())
            .mappingSource(catchAll)
            .httpServerFactory(handlers)
            .httpClientFactory(new ProxyOnDemand())
            .extensions(
                catchAll,
                httpCalls,
                new ServiceTransformer(() -> tenancy),
                new DelayTransformer(() -> tenancy));
    return configuration.withStores(new RecentCalls.Stores(configuration.filesRoot()));
  }

  Tenancy moveIn(LeasedWorld world) {
    Tenancy moved = new Tenancy(world, catalog, reader);
    tenancy = moved;
    return moved;
  }

  /** Closes the port and clears everything; returns whether the server is as good as new. */
  boolean moveOut() {
    tenancy = null;
    handlers.close();
    wireMock.resetAll();
    wireMock.updateGlobalSettings(GlobalSettings.defaults());
    return httpCalls.isZero();
  }

  StubRequestHandler stubs() {
    return handlers.stubs();
  }

  WireMock dsl() {
    return new WireMock(wireMock);
  }

  int openPort() {
    return handlers.open();
  }
}
