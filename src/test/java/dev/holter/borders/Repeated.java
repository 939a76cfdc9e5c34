package dev.holter.borders;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A shape that must be exact in each of many runs: 50, or as {@code holter.proof.runs} says. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag("proof")
@ParameterizedTest(name = "{displayName} [{index}]")
@MethodSource("dev.holter.borders.Repetitions#all")
@interface Repeated {}
