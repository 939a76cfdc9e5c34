/** Draws a definition as a graph, with the paths that executions took through it. */
@NullMarked
package dev.holter.internal.graph;

import org.jspecify.annotations.NullMarked;
