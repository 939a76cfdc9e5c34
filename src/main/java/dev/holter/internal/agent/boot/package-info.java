/**
 * What rewritten byte code calls. Lives in the bootstrap class loader, from where the JDK's own
 * classes see it: uses nothing but the JDK, and takes no lock that parks.
 */
@NullMarked
package dev.holter.internal.agent.boot;

import org.jspecify.annotations.NullMarked;
