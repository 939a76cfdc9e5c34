package dev.holter;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** Forbids internal types wherever a user's code could name, receive or inherit them. */
final class PublishedSignatures extends ArchCondition<JavaClass> {

  PublishedSignatures() {
    super("show no internal type in a published signature");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!isPublished(type)) {
      return;
    }
    Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
        .forEach(parent -> check(parent, type.getDescription(), type, events));
    Stream.concat(type.getFields().stream(), type.getCodeUnits().stream())
        .filter(PublishedSignatures::isVisible)
        .forEach(member -> checkMember(member, type, events));
  }

  private static void checkMember(JavaMember member, JavaClass type, ConditionEvents events) {
    signature(member).forEach(part -> check(part, member.getDescription(), type, events));
  }

  private static Stream<? extends JavaType> signature(JavaMember member) {
    if (member instanceof JavaCodeUnit codeUnit) {
      return Stream.of(
              List.of(codeUnit.getReturnType()),
              codeUnit.getParameterTypes(),
              codeUnit.getThrowsClause().getTypes())
          .flatMap(List::stream);
    }
    return member.getAllInvolvedRawTypes().stream();
  }

  private static void check(JavaType part, String where, JavaClass type, ConditionEvents events) {
    for (JavaClass shown : part.getAllInvolvedRawTypes()) {
      if (shown.getPackageName().startsWith("dev.holter.internal")) {
        String message = "%s shows <%s> in %s";
        events.add(
            SimpleConditionEvent.violated(
                type, message.formatted(where, shown.getName(), type.getSourceCodeLocation())));
      }
    }
  }

  private static boolean isVisible(JavaMember member) {
    return member.getModifiers().contains(PUBLIC) || member.getModifiers().contains(PROTECTED);
  }

  private static boolean isPublished(JavaClass type) {
    boolean visible =
        type.getModifiers().contains(PUBLIC) || type.getModifiers().contains(PROTECTED);
    return visible && type.getEnclosingClass().map(PublishedSignatures::isPublished).orElse(true);
  }
}
