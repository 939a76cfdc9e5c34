package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The headers of one message as a plain list.
 *
 * <p>WireMock's own multimap costs about two kilobytes for each request that its journal keeps, and
 * a day of beats keeps thousands; a dozen headers are as quickly found in a list.
 */
final class ListedHeaders extends HttpHeaders {

  private final List<HttpHeader> headers;

  ListedHeaders(List<HttpHeader> headers) {
    this.headers = List.copyOf(headers);
  }

  @Override
  public HttpHeader getHeader(String key) {
    for (HttpHeader header : headers) {
      if (header.key().equalsIgnoreCase(key)) {
        return header;
      }
    }
    return HttpHeader.absent(key);
  }

  @Override
  public Collection<HttpHeader> all() {
    return headers;
  }

  @Override
  public Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    headers.forEach(header -> keys.add(header.key()));
    return keys;
  }

  @Override
  public int size() {
    return headers.size();
  }

  @Override
  public HttpHeaders plus(HttpHeader... additional) {
    List<HttpHeader> all = new ArrayList<>(headers);
    Collections.addAll(all, additional);
    return new HttpHeaders(all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HttpHeaders that && new HttpHeaders(headers).equals(copyOf(that));
  }

  @Override
  public int hashCode() {
    return new HttpHeaders(headers).hashCode();
  }

  @Override
  public String toString() {
    return new HttpHeaders(headers).toString();
  }
}
