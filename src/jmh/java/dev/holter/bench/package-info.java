/** Figures that the project states: run by the benchmarks profile, never asserted on. */
@NullMarked
package dev.holter.bench;

import org.jspecify.annotations.NullMarked;
