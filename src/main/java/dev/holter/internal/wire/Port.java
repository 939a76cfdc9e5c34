package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty.JettyFaultInjectorFactory;
import com.github.tomakehurst.wiremock.jetty.JettyHttpUtils;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpUtils;
import com.github.tomakehurst.wiremock.servlet.MultipartRequestConfigurer;
import com.github.tomakehurst.wiremock.servlet.WireMockHandlerDispatchingServlet;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;
import wiremock.org.eclipse.jetty.servlet.ServletHolder;

/**
 * WireMock's server with stubs and nothing else: it is open to every program of the machine, and to
 * every web page that its user looks at.
 *
 * <p>WireMock itself would serve its admin API to any origin, and the files beside the tests.
 */
final class Port extends Jetty11HttpServer {

  Port(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    super(options, admin, stubs);
    jettyServer.setErrorHandler(new ErrorAnswers());
  }

  /** Called by the constructor of the superclass, before the fields of this class are set. */
  @Override
  protected Handler createHandler(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    ServletContextHandler context = new ServletContextHandler(null, "/");
    JettyHttpUtils utils = new Jetty11HttpUtils();
    context.setAttribute(JettyHttpUtils.class.getName(), utils);
    context.setAttribute(
        JettyFaultInjectorFactory.class.getName(), new JettyFaultInjectorFactory(utils));
    context.setAttribute(StubRequestHandler.class.getName(), stubs);
    context.setAttribute(Notifier.KEY, options.notifier());
    context.setAttribute(ChunkedEncodingPolicy.class.getName(), options.getChunkedEncodingPolicy());
    context.setAttribute("browserProxyingEnabled", false);
    context.setAttribute(MultipartRequestConfigurer.KEY, buildMultipartRequestConfigurer());
    ServletHolder servlet = context.addServlet(WireMockHandlerDispatchingServlet.class, "/");
    servlet.setInitParameter("RequestHandlerClass", StubRequestHandler.class.getName());
    servlet.setInitParameter("FaultHandlerFactoryClass", JettyFaultInjectorFactory.class.getName());
    servlet.setInitParameter(
        WireMockHandlerDispatchingServlet.SHOULD_FORWARD_TO_FILES_CONTEXT, "false");
    context.setErrorHandler(new ErrorAnswers());
    return new Doorkeeper(context);
  }
}
