package dev.holter.internal.lint;

import java.time.Instant;

/**
 * A thread that has not called since a heartbeat of it failed.
 *
 * @param name the thread's name
 * @param token what it beat for
 * @param at when the heartbeat failed
 */
public record SilencedThread(String name, String token, Instant at) {}
