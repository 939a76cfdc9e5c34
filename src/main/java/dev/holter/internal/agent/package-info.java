/**
 * Puts threads that know nothing of virtual time on a clock, by rewriting the byte code of their
 * waits.
 *
 * <p>What is rewritten is in {@code Redirects}, how is in {@code Rewriter}, what it calls instead
 * is in {@code boot}.
 */
@NullMarked
package dev.holter.internal.agent;

import org.jspecify.annotations.NullMarked;
