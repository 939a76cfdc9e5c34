package dev.holter.borders;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A certificate of this machine's, valid from 2020 on for a century, which both sides know. */
final class TlsOfTests {
  static final String PASSWORD = "holter";
  static final String FILE = "dev/holter/borders/localhost.p12";

  private final SSLContext context;
  private final X509TrustManager trust;

  TlsOfTests() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = TlsOfTests.class.getResourceAsStream("/" + FILE)) {
      store.load(Objects.requireNonNull(file), PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    trust = (X509TrustManager) trusted.getTrustManagers()[0];
    context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
  }

  SSLSocketFactory sockets() {
    return context.getSocketFactory();
  }

  SSLServerSocketFactory servers() {
    return context.getServerSocketFactory();
  }

  X509TrustManager trust() {
    return trust;
  }
}
