/**
 * The engine of virtual time: time moves only when nobody runs. Knows nothing of AWS, HTTP or
 * JUnit.
 *
 * <p>{@link dev.holter.internal.time.Timeline} is the door. A <em>participant</em> is somebody
 * whose running keeps time still: the <em>driver</em> is the test's own thread, <em>tracked</em>
 * ones were made by the clock or started by its threads, or were free in a pool when these gave it
 * something to do, <em>adopted</em> ones came by calling, <em>guests</em> stay in real time and
 * work for a participant until they rest. {@code Turns} says who runs, {@code Moves} what comes
 * next, {@code Holds} what keeps time still besides threads, {@code Parking} how a thread waits for
 * its turn.
 *
 * <p>{@code HookedThread} is what the agent's hooks call in place of a thread's own waits, {@code
 * Watchdog} the only class that knows real time, {@code StuckReport} what a failure says and {@code
 * Scene} who is where at that moment. A new kind of wait is a method of {@code HookedThread}; a new
 * reason why a thread counts or does not belongs to {@code Guests}, {@code Outsiders} or {@code
 * Contention}.
 *
 * <p>One lock guards all state of a clock; {@code Timeline} makes it, and each class that needs it
 * is handed it. {@code @GuardedBy} says so where the compiler can check it: it compares
 * expressions, and does not see that the {@code lock} of another object is the same one. Where a
 * class is called under the lock, or a field is used by another class, a comment says so instead.
 *
 * <p>{@code Timeline} makes the parts and is the face to everybody else. A class is handed the
 * parts that it needs, so that its constructor says what it depends on; the few that many others
 * need in turn, such as {@code Turns}, {@code Participants} and {@code HookedThread}, still take
 * the whole.
 */
@NullMarked
package dev.holter.internal.time;

import org.jspecify.annotations.NullMarked;
