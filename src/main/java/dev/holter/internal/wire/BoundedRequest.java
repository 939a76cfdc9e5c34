package dev.holter.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ReadListener;
import wiremock.jakarta.servlet.ServletInputStream;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request over HTTP of whose body no more is read, and no more is unpacked, than it takes to see
 * that it is too large: WireMock reads all that comes and unpacks it as a whole.
 *
 * <p>What it goes on to see is the unpacked body, one byte too long if there would be more.
 */
final class BoundedRequest extends HttpServletRequestWrapper {
  private static final String ENCODING = "Content-Encoding";
  private static final int MOST = AwsJsonService.BODY_LIMIT + 1;

  private final boolean packed;
  private boolean isRead;
  private InputStream body = InputStream.nullInputStream();

  BoundedRequest(HttpServletRequest request) {
    super(request);
    String encoding = request.getHeader(ENCODING);
    this.packed = encoding != null && encoding.toLowerCase(Locale.ROOT).contains("gzip");
  }

  private InputStream read() throws IOException {
    if (!isRead) {
      isRead = true;
      byte[] read = unpacked(new PushbackInputStream(super.getInputStream())).readNBytes(MOST);
      body = new ByteArrayInputStream(read, 0, isPacked(read) ? 1 : read.length);
    }
    return body;
  }

  /** Unpacks a body. One that is not there is not packed either. */
  private InputStream unpacked(PushbackInputStream sent) throws IOException {
    int first = packed ? sent.read() : -1;
    if (first < 0) {
      return sent;
    }
    sent.unread(first);
    return new GZIPInputStream(sent);
  }

  /** WireMock would unpack it whatever its headers say; its first byte is no JSON either. */
  private static boolean isPacked(byte[] read) {
    return read.length > 1 && read[0] == (byte) 0x1f && read[1] == (byte) 0x8b;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Body(read());
  }

  @Override
  public @Nullable String getHeader(String name) {
    return isUnpacked(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isUnpacked(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    List<String> names = Collections.list(super.getHeaderNames());
    names.removeIf(this::isUnpacked);
    return Collections.enumeration(names);
  }

  private boolean isUnpacked(String header) {
    return packed && header.equalsIgnoreCase(ENCODING);
  }

  private static final class Body extends ServletInputStream {
    private final InputStream bytes;

    Body(InputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return bytes.read(into, offset, length);
    }

    @Override
    public boolean isFinished() {
      return true;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("The body has been read");
    }
  }
}
