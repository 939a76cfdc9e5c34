package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.http.ContentTypeHeader;
import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpRequest;

/** A request of the SDK as WireMock sees it, without a socket between them. */
final class InProcessRequest implements Request {

  /** The protocol that requests name which came without HTTP. */
  static final String PROTOCOL = "in-process";

  // the SDK's request itself is not kept: WireMock's journal would keep it too
  private final String url;
  private final RequestMethod method;
  private final String scheme;
  private final String host;
  private final int port;
  private final HttpHeaders headers;
  private final byte[] body;

  InProcessRequest(SdkHttpRequest request, HttpHeaders headers, byte[] body) {
    this.url = url(request);
    this.method = RequestMethod.fromString(request.method().name());
    this.scheme = request.protocol();
    this.host = request.host();
    this.port = request.port();
    this.headers = headers;
    this.body = body;
  }

  private static String url(SdkHttpRequest request) {
    String path = request.encodedPath().isEmpty() ? "/" : request.encodedPath();
    return request.numRawQueryParameters() == 0
        ? path
        : path + "?" + request.encodedQueryParameters().orElse("");
  }

  @Override
  public String getUrl() {
    return url;
  }

  /** Returns no query: WireMock would parse one three times for each request. */
  @Override
  @SuppressWarnings("NullAway")
  public String getAbsoluteUrl() {
    return null;
  }

  @Override
  public RequestMethod getMethod() {
    return method;
  }

  @Override
  public String getScheme() {
    return scheme;
  }

  @Override
  public String getHost() {
    return host;
  }

  @Override
  public int getPort() {
    return port;
  }

  @Override
  public String getClientIp() {
    return "127.0.0.1";
  }

  @Override
  @SuppressWarnings("NullAway")
  public @Nullable String getHeader(String key) {
    HttpHeader header = headers.getHeader(key);
    return header.isPresent() ? header.firstValue() : null;
  }

  @Override
  public HttpHeader header(String key) {
    return headers.getHeader(key);
  }

  @Override
  public ContentTypeHeader contentTypeHeader() {
    return headers.getContentTypeHeader();
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public boolean containsHeader(String key) {
    return headers.getHeader(key).isPresent();
  }

  @Override
  public Set<String> getAllHeaderKeys() {
    return headers.keys();
  }

  @Override
  public QueryParameter queryParameter(String key) {
    return QueryParameter.absent(key);
  }

  @Override
  public FormParameter formParameter(String key) {
    return FormParameter.absent(key);
  }

  @Override
  public Map<String, FormParameter> formParameters() {
    return Map.of();
  }

  @Override
  public Map<String, Cookie> getCookies() {
    return Map.of();
  }

  @Override
  public byte[] getBody() {
    return body;
  }

  @Override
  public String getBodyAsString() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String getBodyAsBase64() {
    return Base64.getEncoder().encodeToString(body);
  }

  @Override
  public boolean isMultipart() {
    return false;
  }

  @Override
  public Collection<Part> getParts() {
    return List.of();
  }

  @Override
  @SuppressWarnings("NullAway")
  public @Nullable Part getPart(String name) {
    return null;
  }

  @Override
  public boolean isBrowserProxyRequest() {
    return false;
  }

  @Override
  public Optional<Request> getOriginalRequest() {
    return Optional.empty();
  }

  @Override
  public String getProtocol() {
    return PROTOCOL;
  }
}
