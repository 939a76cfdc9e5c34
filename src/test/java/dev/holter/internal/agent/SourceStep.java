package dev.holter.internal.agent;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Code that only the JDK of the test has the methods for, compiled by it. */
final class SourceStep {
  private static final String NAME = "Compiled";

  private SourceStep() {}

  static Beats.Step of(String statements) {
    String source =
        "public class "
            + NAME
            + " implements java.util.concurrent.Callable<Object> { public Object call() throws Exception { "
            + statements
            + " return null; } }";
    try {
      Callable<?> compiled =
          (Callable<?>)
              new Loader(compile(source)).loadClass(NAME).getDeclaredConstructor().newInstance();
      return compiled::call;
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, ByteArrayOutputStream> compile(String source) {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
    Map<String, ByteArrayOutputStream> classes = new ConcurrentHashMap<>();
    StringWriter messages = new StringWriter();
    JavaFileManager files =
        new InMemory(compiler.getStandardFileManager(null, null, null), classes);
    if (!compiler.getTask(messages, files, null, null, null, List.of(new Source(source))).call()) {
      throw new IllegalStateException(messages.toString());
    }
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///" + NAME + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes;

    InMemory(JavaFileManager next, Map<String, ByteArrayOutputStream> classes) {
      super(next);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("bytes:///" + name + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(name, bytes);
          return bytes;
        }
      };
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> classes;

    Loader(Map<String, ByteArrayOutputStream> classes) {
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      ByteArrayOutputStream bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    }
  }
}
