/**
 * Finds the pieces of a definition, and which of them histories have gone through.
 *
 * <p>A <em>piece</em> is what a test can go through: a state, a way to the next one, a retrier, a
 * catcher or a clock. The page of a test run is the only caller. A new kind of piece is a constant
 * of {@code Piece.Kind}, which {@code Pieces} finds in the definition and {@code HistoryWalk} in
 * the history.
 */
@NullMarked
package dev.holter.internal.coverage;

import org.jspecify.annotations.NullMarked;
