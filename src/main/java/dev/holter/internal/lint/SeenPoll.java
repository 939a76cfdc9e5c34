package dev.holter.internal.lint;

import java.time.Duration;

/**
 * A poll whose caller left it before its minute was over, and polled again.
 *
 * @param activity where it polled
 * @param caller the thread that did
 * @param patience how long it waited
 */
public record SeenPoll(String activity, String caller, Duration patience) {}
