package dev.holter.internal.asl.jsonpath;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The library json-path in version 2.0.0, apart from the version on the class path. */
final class JsonPath200 {
  private static final Path JAR = Path.of("target", "reference", "json-path-2.0.0.jar");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Method compile;
  private final Method read;
  private final Object provider;
  private final Method parse;
  private final Object none;

  JsonPath200() {
    try {
      ClassLoader loader = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader());
      Class<?> predicates = Class.forName("[Lcom.jayway.jsonpath.Predicate;", false, loader);
      Class<?> path = loader.loadClass("com.jayway.jsonpath.JsonPath");
      compile = path.getMethod("compile", String.class, predicates);
      read = path.getMethod("read", Object.class);
      provider =
          loader
              .loadClass("com.jayway.jsonpath.spi.json.JsonSmartJsonProvider")
              .getConstructor()
              .newInstance();
      parse = provider.getClass().getMethod("parse", String.class);
      none = Array.newInstance(predicates.getComponentType(), 0);
    } catch (ReflectiveOperationException other) {
      throw new IllegalStateException("this is another version of json-path", other);
    }
  }

  static boolean present() {
    return Files.exists(JAR);
  }

  /** The library, and of the class path what it needs. */
  private static URL[] jars() {
    List<Path> jars = new ArrayList<>(List.of(JAR));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.matches(".*/(json-smart|accessors-smart|slf4j-api|slf4j-nop|asm)-[^/]*\\.jar")) {
        jars.add(Path.of(entry));
      }
    }
    return jars.stream().map(JsonPath200::url).toArray(URL[]::new);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException noUrl) {
      throw new IllegalStateException(noUrl);
    }
  }

  /** Returns what a selector does with a document, in the form of the table. */
  String outcome(String selector, String document) {
    Object path;
    try {
      path = call(compile, null, selector, none);
    } catch (RuntimeException noPath) {
      return "refused";
    }
    try {
      Object value = document.equals("null") ? null : call(parse, provider, document);
      return JSON.writeValueAsString(call(read, path, value));
    } catch (JsonProcessingException noJson) {
      throw new IllegalStateException(noJson);
    } catch (RuntimeException failure) {
      return failure.getClass().getName().startsWith("com.jayway")
          ? "fails: " + PathTests.words(failure)
          : "fails";
    }
  }

  private static @Nullable Object call(
      Method method, @Nullable Object target, @Nullable Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(thrown);
    } catch (IllegalAccessException notPublic) {
      throw new IllegalStateException(notPublic);
    }
  }
}
