/**
 * Draws a definition as a graph, with the paths that executions took through it.
 *
 * <p>The page of a test run is the only caller. {@link dev.holter.internal.graph.Graph} is the
 * door; {@code Layers} decides where each state stands, a {@code Box} is a state with its place,
 * and {@code Mermaid} writes a flow as text.
 */
@NullMarked
package dev.holter.internal.graph;

import org.jspecify.annotations.NullMarked;
