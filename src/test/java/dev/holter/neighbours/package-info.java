/** Holter in one JVM with other agents and other frameworks, and in JVMs that refuse agents. */
@NullMarked
package dev.holter.neighbours;

import org.jspecify.annotations.NullMarked;
