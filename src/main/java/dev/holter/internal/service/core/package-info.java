/**
 * What the parts of one simulated service share: state machines with their versions and aliases,
 * ARNs, tokens, quotas, payloads, settings, the errors of AWS, and {@link Core}, which carries the
 * lock and the time.
 */
@NullMarked
package dev.holter.internal.service.core;

import org.jspecify.annotations.NullMarked;
