package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All that users can name is in one file, so that a change of it is a change that a reader sees:
 * types, constructors, methods and fields that are public or protected, without those of {@code
 * dev.holter.internal}.
 */
class PublicApiTests {
  private static final Path APPROVED = Path.of("src", "test", "resources", "public-api.txt");
  private static final Path FOUND = Path.of("target", "public-api.txt");

  @Test
  void the_published_api_is_what_was_approved() throws IOException {
    String found = api();
    Files.writeString(FOUND, found);

    assertThat(found)
        .as("the public API has changed: if it is meant, copy %s to %s", FOUND, APPROVED)
        .isEqualTo(Files.readString(APPROVED));
  }

  private static String api() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.holter");
    return classes.stream()
        .filter(type -> !type.getPackageName().startsWith("dev.holter.internal"))
        .map(JavaClass::reflect)
        .filter(PublicApiTests::isPublished)
        .sorted(Comparator.comparing(Class::getName))
        .map(PublicApiTests::described)
        .collect(Collectors.joining("\n"));
  }

  private static boolean isPublished(Class<?> type) {
    boolean visible = isVisible(type.getModifiers()) && !type.isSynthetic();
    return visible && (type.getDeclaringClass() == null || isPublished(type.getDeclaringClass()));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String described(Class<?> type) {
    Stream<String> members =
        Stream.of(fields(type), constructors(type), methods(type)).flatMap(lines -> lines).sorted();
    return type.toGenericString()
        + "\n"
        + members.map(line -> "  " + line + "\n").collect(Collectors.joining());
  }

  private static Stream<String> fields(Class<?> type) {
    return published(type.getDeclaredFields()).map(Field::toGenericString);
  }

  private static Stream<String> constructors(Class<?> type) {
    return published(type.getDeclaredConstructors()).map(Constructor::toGenericString);
  }

  /** Those of a type's hidden halves are its own for whoever calls them. */
  private static Stream<String> methods(Class<?> type) {
    Stream<String> own =
        published(type.getDeclaredMethods())
            .filter(method -> !method.isBridge())
            .map(Method::toGenericString);
    Class<?> half = type.getSuperclass();
    if (half == null || isPublished(half) || !half.getName().startsWith("dev.holter.")) {
      return own;
    }
    return Stream.concat(
        own,
        methods(half)
            .map(line -> line.replace(half.getName() + ".", type.getName() + "."))
            .map(line -> line.replaceFirst("\\bSELF\\b", type.getName())));
  }

  private static <M extends Member> Stream<M> published(M[] members) {
    List<M> all = Arrays.asList(members);
    return all.stream().filter(each -> isVisible(each.getModifiers()) && !each.isSynthetic());
  }
}
