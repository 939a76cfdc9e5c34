package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.SdkHttpHeaders;

/** Shares the headers that a client repeats with each request, since the journal keeps them all. */
final class RepeatedHeaders {

  private final Map<String, HttpHeader> last = new ConcurrentHashMap<>();

  HttpHeaders of(SdkHttpHeaders headers) {
    List<HttpHeader> converted = new ArrayList<>(headers.numHeaders());
    headers.forEachHeader((name, values) -> converted.add(of(name, values)));
    return new ListedHeaders(converted);
  }

  private HttpHeader of(String name, List<String> values) {
    HttpHeader repeated = last.get(name);
    if (repeated != null && repeated.values().equals(values)) {
      return repeated;
    }
    HttpHeader header = new HttpHeader(name, values);
    last.put(name, header);
    return header;
  }
}
