package dev.holter.internal.agent.boot;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of an answer of HTTP/1.1, in whatever pieces it comes (RFC 9112, section 6). What
 * is encrypted, or another protocol, is never complete. Not safe for several threads.
 */
public final class Http1Answer {
  private enum Part {
    HEAD,
    BODY,
    SIZE_OF_CHUNK,
    CHUNK,
    TRAILER,
    COMPLETE,
    /** Whether it ends with the connection, or nobody can tell. */
    UNKNOWN
  }

  /** Of a line; a longer one is no HTTP. */
  private static final int LONGEST_LINE = 65_536;

  private static final int LONGEST_METHOD = 8;
  private static final String LENGTH = "content-length:";
  private static final int CHUNKS_END = 2;
  private static final int SWITCHING = 101;
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final boolean isToHead;
  private final StringBuilder line = new StringBuilder();
  private Part part = Part.HEAD;
  private int status;
  private boolean isChunked;
  private long length = -1;

  /** Of the body or the chunk. */
  private long left;

  private Http1Answer(boolean isToHead) {
    this.isToHead = isToHead;
  }

  /** The answer to a request that begins with these bytes; null if they begin none. */
  public static @Nullable Http1Answer to(ByteBuffer request) {
    StringBuilder method = new StringBuilder();
    for (int at = request.position(); at < request.limit(); at++) {
      char next = (char) request.get(at);
      if (next == ' ') {
        String name = method.toString();
        return name.isEmpty() || name.equals("PRI") ? null : new Http1Answer(name.equals("HEAD"));
      }
      if (next < 'A' || next > 'Z' || method.length() == LONGEST_METHOD) {
        return null;
      }
      method.append(next);
    }
    return null;
  }

  /** Whether its last byte was taken. */
  public boolean isComplete() {
    return part == Part.COMPLETE;
  }

  /** Takes what has come. */
  public void take(ByteBuffer bytes) {
    while (bytes.hasRemaining() && part != Part.COMPLETE && part != Part.UNKNOWN) {
      if (part == Part.BODY || part == Part.CHUNK) {
        skip(bytes);
      } else {
        readLine(bytes);
      }
    }
  }

  private void skip(ByteBuffer bytes) {
    int skipped = (int) Math.min(left, bytes.remaining());
    bytes.position(bytes.position() + skipped);
    left -= skipped;
    if (left == 0) {
      part = part == Part.BODY ? Part.COMPLETE : Part.SIZE_OF_CHUNK;
    }
  }

  private void readLine(ByteBuffer bytes) {
    char next = (char) (bytes.get() & 0xff);
    if (next == '\n') {
      String text = line.toString().trim();
      line.setLength(0);
      take(text);
    } else if (line.length() == LONGEST_LINE) {
      part = Part.UNKNOWN;
    } else {
      line.append(next);
    }
  }

  private void take(String text) {
    try {
      if (part == Part.HEAD) {
        takeHead(text);
      } else if (part == Part.SIZE_OF_CHUNK) {
        long size = Long.parseLong(text.split(";", 2)[0].trim(), 16);
        left = size + CHUNKS_END;
        part = size == 0 ? Part.TRAILER : Part.CHUNK;
      } else if (text.isEmpty()) {
        part = Part.COMPLETE;
      }
    } catch (NumberFormatException noHttp) {
      part = Part.UNKNOWN;
    }
  }

  private void takeHead(String text) {
    if (status == 0) {
      String[] words = text.split(" ", 3);
      part = words.length > 1 && words[0].startsWith("HTTP/1.") ? Part.HEAD : Part.UNKNOWN;
      status = part == Part.HEAD ? Integer.parseInt(words[1]) : 0;
    } else if (text.isEmpty()) {
      endHead();
    } else {
      String field = text.toLowerCase(Locale.ROOT);
      if (field.startsWith(LENGTH)) {
        length = Long.parseLong(field.substring(LENGTH.length()).trim());
      } else if (field.startsWith("transfer-encoding:")) {
        isChunked = field.endsWith("chunked");
      }
    }
  }

  private void endHead() {
    if (status < OK && status != SWITCHING) {
      // The answer itself is still to come.
      status = 0;
    } else if (isToHead || status == NO_CONTENT || status == NOT_MODIFIED || isEmpty()) {
      part = Part.COMPLETE;
    } else if (isChunked) {
      part = Part.SIZE_OF_CHUNK;
    } else {
      left = length;
      part = length > 0 && status != SWITCHING ? Part.BODY : Part.UNKNOWN;
    }
  }

  private boolean isEmpty() {
    return length == 0 && !isChunked && status != SWITCHING;
  }
}
