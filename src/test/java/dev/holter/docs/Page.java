package dev.holter.docs;

import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page that strangers read, and what can be compared of it. */
record Page(Path file, String text) {
  static final Path README = Path.of("README.md");
  static final Path FOLDER = Path.of("src", "docs");

  /** In the jar, for coding assistants. */
  static final Path ASSISTANTS =
      Path.of("src", "main", "resources", "META-INF", "holter", "AGENTS.md");

  private static final Pattern FENCED = Pattern.compile("^ *```.*?^ *```$", MULTILINE | DOTALL);

  /** A block of a page, in the language after its fence. */
  record Block(Page page, String text) {
    @Override
    public String toString() {
      return page.file + ":\n" + text;
    }
  }

  static List<Page> all() {
    try (Stream<Path> pages = Files.list(FOLDER)) {
      return Stream.concat(Stream.of(README, ASSISTANTS), pages.sorted()).map(Page::of).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Page of(Path file) {
    return new Page(file, read(file));
  }

  static Page named(String name) {
    return of(FOLDER.resolve(name));
  }

  /** The blocks of all pages in one of the languages. */
  static List<Block> blocks(String languages) {
    return all().stream()
        .flatMap(
            page ->
                page.find("(?ms)^```(?:" + languages + ")\n(.*?)^```$").stream()
                    .map(text -> new Block(page, text)))
        .toList();
  }

  /** What the first group of the pattern holds, wherever it is found. */
  List<String> find(String pattern) {
    return find(text, pattern);
  }

  static List<String> find(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** The headings, with their code marks, without their numbers of hashes. */
  List<String> headings() {
    return find(prose(), "(?m)^#+ (.*)$");
  }

  /** What a link to a heading of this page says behind the hash, as GitHub makes it. */
  List<String> anchors() {
    return headings().stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", ""))
        .map(anchor -> anchor.replace(' ', '-'))
        .toList();
  }

  /** Where the links to other places of this checkout lead to. */
  List<String> links() {
    return find(prose(), "]\\((?!https://)([^)]*)\\)");
  }

  private String prose() {
    return FENCED.matcher(text).replaceAll("");
  }

  static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
