package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes WireMock's request handlers for the in-process door; opens a port only when told to. */
final class HandlerCapture implements HttpServerFactory, HttpServer {

  private @Nullable Options options;
  private @Nullable AdminRequestHandler admin;
  private @Nullable StubRequestHandler stubs;
  private @Nullable HttpServer jetty;

  @Override
  public HttpServer buildHttpServer(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    this.options = options;
    this.admin = admin;
    this.stubs = stubs;
    return this;
  }

  StubRequestHandler stubs() {
    return Objects.requireNonNull(stubs);
  }

  /** Opens a port on the first call, and returns it. */
  synchronized int open() {
    if (jetty == null) {
      // kept first, so that a failed start is cleaned up by close
      jetty = new Port(Objects.requireNonNull(options), Objects.requireNonNull(admin), stubs());
      jetty.start();
    }
    return jetty.port();
  }

  synchronized void close() {
    if (jetty != null) {
      HttpServer open = jetty;
      jetty = null;
      open.stop();
    }
  }

  @Override
  public void start() {}

  @Override
  public void stop() {
    close();
  }

  @Override
  public synchronized boolean isRunning() {
    return jetty != null;
  }

  @Override
  public synchronized int port() {
    return jetty == null ? 0 : jetty.port();
  }

  @Override
  public int httpsPort() {
    return 0;
  }
}
