/**
 * Spring's test contexts in virtual time. Spring finds the classes by {@code
 * META-INF/spring.factories}; without Spring nothing here is loaded.
 */
@NullMarked
package dev.holter.internal.spring;

import org.jspecify.annotations.NullMarked;
