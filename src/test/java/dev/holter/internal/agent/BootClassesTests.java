package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.holter.internal.agent.boot.HookTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BootClassesTests {

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @Test
  void all_of_the_package_is_named() {
    assertThat(new ClassFileImporter().importPackages(BootClasses.PACKAGE))
        .extracting(type -> type.getName().substring(BootClasses.PACKAGE.length() + 1))
        .filteredOn(name -> !name.equals("package-info"))
        .containsExactlyInAnyOrderElementsOf(BootClasses.NAMES);
  }

  @Test
  void the_JDK_sees_them() {
    assertThat(HookTable.class.getClassLoader()).isNull();
  }

  @Test
  void the_JDK_stays_closed_to_everybody_else() {
    assertThat(Object.class.getModule().isOpen("java.lang", HolterAgent.class.getModule()))
        .isFalse();
  }
}
