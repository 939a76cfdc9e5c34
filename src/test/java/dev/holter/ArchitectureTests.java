package dev.holter;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTests {

  private static final JavaClasses HOLTER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.holter");

  private static final String[] WIREMOCK = {
    "com.github.tomakehurst.wiremock..", "org.wiremock..", "wiremock.."
  };

  /** What each package may use beside itself, the JDK and the annotations. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dev.holter.execution          | software.amazon.awssdk.services.sfn.model..
          dev.holter.assertj          | dev.holter.execution dev.holter.report software.amazon.awssdk.services.sfn.model.. org.assertj.. com.fasterxml.jackson..
          dev.holter.report           | dev.holter.execution dev.holter.internal.strip software.amazon.awssdk.services.sfn.model.. software.amazon.awssdk.core..
          dev.holter.internal.strip   | dev.holter.execution
          dev.holter.internal.coverage | dev.holter.execution com.fasterxml.jackson.. dev.holter.report software.amazon.awssdk.services.sfn.model..
          dev.holter.internal.lint    | dev.holter.execution dev.holter.internal.asl dev.holter.internal.asl.reading dev.holter.internal.asl.resource dev.holter.internal.asl.state com.fasterxml.jackson..
          dev.holter.internal.graph   | dev.holter.internal.strip com.fasterxml.jackson..
          dev.holter.internal.page    | dev.holter.execution dev.holter.report dev.holter.internal.strip dev.holter.internal.graph dev.holter.internal.coverage dev.holter.internal.lint com.fasterxml.jackson.. software.amazon.awssdk.services.sfn.model..
          dev.holter.time             |
          dev.holter.internal.choice  |
          dev.holter.internal.search  | dev.holter.internal.choice
          dev.holter.internal.time    | dev.holter.time dev.holter.internal.choice
          dev.holter.internal.time.executor | dev.holter.internal.time
          dev.holter.internal.agent   | dev.holter.time dev.holter.internal.time dev.holter.internal.agent.boot net.bytebuddy.. javax.management
          dev.holter.internal.agent.boot |
          dev.holter.internal.asl     | dev.holter.internal.asl.choice dev.holter.internal.asl.expression dev.holter.internal.asl.reading dev.holter.internal.asl.state dev.holter.internal.asl.jsonata com.fasterxml.jackson..
          dev.holter.internal.asl.state | dev.holter.internal.asl.choice dev.holter.internal.asl.expression dev.holter.internal.asl.jsonpath dev.holter.internal.asl.map dev.holter.internal.asl.reading dev.holter.internal.asl.resource com.fasterxml.jackson..
          dev.holter.internal.asl.map | dev.holter.internal.asl.expression dev.holter.internal.asl.reading dev.holter.internal.asl.resource com.fasterxml.jackson..
          dev.holter.internal.asl.resource | dev.holter.internal.asl.expression dev.holter.internal.asl.reading com.fasterxml.jackson..
          dev.holter.internal.asl.choice | dev.holter.internal.asl.expression dev.holter.internal.asl.jsonpath dev.holter.internal.asl.reading com.fasterxml.jackson..
          dev.holter.internal.asl.expression | dev.holter.internal.asl.intrinsic dev.holter.internal.asl.jsonata dev.holter.internal.asl.jsonpath dev.holter.internal.asl.reading com.fasterxml.jackson..
          dev.holter.internal.asl.reading | dev.holter.internal.asl.intrinsic com.fasterxml.jackson..
          dev.holter.internal.asl.intrinsic | com.fasterxml.jackson..
          dev.holter.internal.asl.jsonata | dev.holter.internal.asl.intrinsic com.fasterxml.jackson.. com.dashjoin.jsonata..
          dev.holter.internal.asl.jsonpath | dev.holter.internal.asl.intrinsic com.fasterxml.jackson..
          dev.holter.internal.service | dev.holter.internal.service.core dev.holter.internal.service.event dev.holter.internal.service.run dev.holter.internal.service.teststate dev.holter.internal.asl dev.holter.internal.asl.map dev.holter.internal.asl.reading dev.holter.internal.asl.resource dev.holter.internal.asl.state dev.holter.execution dev.holter.internal.time software.amazon.awssdk.services.sfn.model.. software.amazon.awssdk.awscore..
          dev.holter.internal.service.teststate | dev.holter.internal.service.core dev.holter.internal.service.event dev.holter.internal.service.run dev.holter.internal.asl dev.holter.internal.asl.expression dev.holter.internal.asl.map dev.holter.internal.asl.reading dev.holter.internal.asl.resource dev.holter.internal.asl.state dev.holter.execution com.fasterxml.jackson.. software.amazon.awssdk.services.sfn.model.. software.amazon.awssdk.core.. software.amazon.awssdk.awscore.. software.amazon.awssdk.utils..
          dev.holter.internal.service.run | dev.holter.internal.choice dev.holter.internal.service.core dev.holter.internal.service.event dev.holter.internal.asl dev.holter.internal.asl.expression dev.holter.internal.asl.map dev.holter.internal.asl.reading dev.holter.internal.asl.resource dev.holter.internal.asl.state dev.holter.execution dev.holter.internal.time com.fasterxml.jackson.. software.amazon.awssdk.services.sfn.model.. software.amazon.awssdk.core.. software.amazon.awssdk.awscore.. software.amazon.awssdk.utils..
          dev.holter.internal.service.event | dev.holter.internal.service.core dev.holter.internal.asl.reading dev.holter.internal.asl.resource dev.holter.internal.asl.state com.fasterxml.jackson.. software.amazon.awssdk.services.sfn.model.. software.amazon.awssdk.core.. software.amazon.awssdk.awscore.. software.amazon.awssdk.utils..
          dev.holter.internal.service.core | dev.holter.internal.choice dev.holter.internal.asl dev.holter.internal.asl.intrinsic dev.holter.internal.asl.reading dev.holter.internal.asl.resource dev.holter.internal.asl.state dev.holter.execution dev.holter.internal.time com.fasterxml.jackson.. software.amazon.awssdk.services.sfn.model.. software.amazon.awssdk.core.. software.amazon.awssdk.awscore.. software.amazon.awssdk.utils..
          dev.holter.internal.template | dev.holter.internal.asl dev.holter.internal.asl.reading com.fasterxml.jackson.. org.snakeyaml.engine..
          dev.holter.internal.neighbours |
          dev.holter.internal.spring  | dev.holter dev.holter.internal.neighbours org.junit.jupiter.api.. org.junit.platform.commons.support org.springframework..
          dev.holter.internal.wire    | dev.holter.execution dev.holter.internal.choice dev.holter.internal.time dev.holter.internal.service dev.holter.internal.service.core com.fasterxml.jackson.. software.amazon.awssdk.. com.github.tomakehurst.wiremock.. org.wiremock.. wiremock.. org.reactivestreams..
          """)
  void packages_point_downward_only(String home, String uses) {
    List<String> allowed = new ArrayList<>(List.of(home, "java..", "org.apiguardian.api"));
    allowed.add("org.jspecify.annotations");
    allowed.add("com.google.errorprone.annotations.concurrent");
    if (uses != null) {
      allowed.addAll(List.of(uses.split(" ")));
    }

    classes()
        .that(resideInAPackage(home))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
        .check(HOLTER);
  }

  @Test
  void every_class_lives_in_a_known_package() {
    classes()
        .should()
        .resideInAnyPackage(
            "dev.holter",
            "dev.holter.assertj",
            "dev.holter.execution",
            "dev.holter.report",
            "dev.holter.time",
            "dev.holter.internal.time",
            "dev.holter.internal.time.executor",
            "dev.holter.internal.agent",
            "dev.holter.internal.agent.boot",
            "dev.holter.internal.asl",
            "dev.holter.internal.asl.choice",
            "dev.holter.internal.asl.expression",
            "dev.holter.internal.asl.map",
            "dev.holter.internal.asl.reading",
            "dev.holter.internal.asl.resource",
            "dev.holter.internal.asl.state",
            "dev.holter.internal.asl.intrinsic",
            "dev.holter.internal.asl.jsonata",
            "dev.holter.internal.asl.jsonpath",
            "dev.holter.internal.service",
            "dev.holter.internal.service.core",
            "dev.holter.internal.service.event",
            "dev.holter.internal.service.run",
            "dev.holter.internal.service.teststate",
            "dev.holter.internal.choice",
            "dev.holter.internal.search",
            "dev.holter.internal.template",
            "dev.holter.internal.neighbours",
            "dev.holter.internal.spring",
            "dev.holter.internal.strip",
            "dev.holter.internal.coverage",
            "dev.holter.internal.graph",
            "dev.holter.internal.lint",
            "dev.holter.internal.page",
            "dev.holter.internal.wire")
        .check(HOLTER);
  }

  /** A simple name leads to one file, and tools that go by it take nothing here for a test. */
  @Test
  void every_type_has_a_name_of_its_own_that_no_test_would_have() {
    List<String> names =
        HOLTER.stream()
            .filter(JavaClass::isTopLevelClass)
            .map(JavaClass::getSimpleName)
            .filter(name -> !name.equals("package-info"))
            .toList();

    assertThat(names).hasSizeGreaterThan(700).doesNotHaveDuplicates();
    assertThat(names).filteredOn(name -> name.endsWith("Test")).containsOnly("StepFunctionsTest");
  }

  @Test
  void packages_have_no_cycles() {
    slices().assignedFrom(new PackageSlices()).should().beFreeOfCycles().check(HOLTER);
  }

  @Test
  void a_user_meets_no_wiremock_type_but_WireMock() {
    DescribedPredicate<JavaClass> hidden =
        resideInAnyPackage(WIREMOCK)
            .and(not(name("com.github.tomakehurst.wiremock.client.WireMock")))
            .as("types of WireMock other than WireMock");

    noClasses()
        .that(resideInAPackage("dev.holter"))
        .should()
        .dependOnClassesThat(hidden)
        .check(HOLTER);
  }

  @Test
  void internal_types_stay_out_of_published_signatures() {
    classes()
        .that(resideOutsideOfPackages("dev.holter.internal.."))
        .should(new PublishedSignatures())
        .check(HOLTER);
  }

  @Test
  void nothing_published_is_internal() {
    classes()
        .that(resideOutsideOfPackages("dev.holter.internal.."))
        .and()
        .arePublic()
        .should()
        .notBeAnnotatedWith(
            describe(
                "@API(INTERNAL)",
                api ->
                    api.getRawType().isEquivalentTo(API.class)
                        && api.as(API.class).status() == API.Status.INTERNAL))
        .check(HOLTER);
  }

  @Test
  void only_the_watchdog_and_the_hooks_know_real_time() {
    noClasses()
        .that(describe("are not the watchdog", type -> !isWatchdog(type)))
        .and(resideOutsideOfPackages("dev.holter.internal.agent.boot"))
        .should()
        .accessTargetWhere(new RealTimeAccess())
        .orShould()
        .dependOnClassesThat(equivalentTo(Timer.class))
        .check(HOLTER);
  }

  @Test
  void executions_and_branches_use_no_threads() {
    noClasses()
        .that(resideInAnyPackage("dev.holter.internal.service..", "dev.holter.internal.asl.."))
        .should()
        .callMethod(Thread.class, "start")
        .orShould()
        .dependOnClassesThat(assignableTo(ExecutorService.class))
        .orShould()
        .dependOnClassesThat(equivalentTo(Executors.class))
        .check(HOLTER);
  }

  @Test
  void only_printed_timelines_write_to_the_console() {
    noClasses()
        .that(not(equivalentTo(PrintedTimelines.class)))
        .should(accessField(System.class, "out"))
        .orShould(accessField(System.class, "err"))
        .orShould()
        .callMethodWhere(target(name("printStackTrace")))
        .check(HOLTER);
  }

  @Test
  void no_static_field_can_be_reassigned() {
    fields().that().areStatic().should().beFinal().check(HOLTER);
  }

  private static boolean isWatchdog(JavaClass type) {
    String watchdog = "dev.holter.internal.time.Watchdog";
    return type.getName().equals(watchdog) || type.getName().startsWith(watchdog + "$");
  }

  /** One slice per package, so that the root package counts as one too. */
  private static final class PackageSlices implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
