package dev.holter.borders;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same of a shape that takes long, with a whole framework in it: 10 runs, or as {@code
 * holter.proof.runs} says.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag("proof")
@ParameterizedTest(name = "{displayName} [{index}]")
@MethodSource("dev.holter.borders.Repetitions#ofFramework")
@interface RepeatedWithFramework {}
