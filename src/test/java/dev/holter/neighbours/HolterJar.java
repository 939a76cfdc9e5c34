package dev.holter.neighbours;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The jar that will be published, before the build has packaged it. */
final class HolterJar {
  private static final Path CLASSES = Path.of("target", "classes");

  private HolterJar() {}

  static Path in(Path directory) throws Exception {
    Path jar = directory.resolve("holter.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest());
        Stream<Path> classes = Files.walk(CLASSES)) {
      classes.filter(Files::isRegularFile).forEach(one -> add(one, out));
    }
    return jar;
  }

  private static void add(Path file, JarOutputStream out) {
    try {
      out.putNextEntry(new ZipEntry(CLASSES.relativize(file).toString().replace('\\', '/')));
      Files.copy(file, out);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** With the entries that the build gives it. */
  private static Manifest manifest() throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    NodeList entries =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse("pom.xml")
            .getElementsByTagName("manifestEntries")
            .item(0)
            .getChildNodes();
    for (int i = 0; i < entries.getLength(); i++) {
      if (entries.item(i).getNodeType() == Node.ELEMENT_NODE) {
        manifest
            .getMainAttributes()
            .putValue(entries.item(i).getNodeName(), entries.item(i).getTextContent());
      }
    }
    return manifest;
  }
}
