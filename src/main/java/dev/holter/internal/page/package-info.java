/**
 * Writes the page of a test run, {@code index.html}, and the same for machines, {@code index.json}.
 *
 * <p>The JSON is an object with {@code definitions}, by a digest of their texts, each with {@code
 * name}, {@code text} and {@code pieces} (an array of {@code kind}, {@code label}, {@code times}
 * and {@code mend}); and {@code tests}, an array of {@code id}, {@code class}, {@code name}, {@code
 * status} ({@code passed} or {@code failed}), {@code executions}, {@code tasks} and {@code
 * findings} of lint, each with {@code rule}, {@code severity} ({@code error} or {@code warning}),
 * {@code place}, {@code what}, {@code mend} and {@code link}. A test that passed is not drawn
 * unless the page is written always: it has {@code undrawn}, no executions, and of its tasks the
 * titles and margins of those that came closest to their deadlines. An execution has {@code name},
 * {@code definition} (a digest), {@code status}, {@code startedAt} and, when they are known, {@code
 * stoppedAt}, {@code input}, {@code output}, {@code error}; {@code counts}, how often it went
 * through each piece; and {@code states}, an array of {@code name}, {@code at}, {@code input},
 * {@code output} and {@code events}. A task has {@code title}, {@code status}, {@code timeline} (as
 * text), {@code strip} (an SVG element), {@code lanes} (what each thread waited for, in words),
 * {@code counts} of its clocks and, where it declares a heartbeat, {@code margin}, the least time
 * in seconds that was left to its deadline. Payloads are cut at 2,000 characters. Instants are
 * ISO-8601.
 *
 * <p>A test that stands for a search has {@code comparison}: {@code deviations}, an array of {@code
 * at} and {@code sentence}; {@code replay}; {@code tasks}, those that went another way in the run
 * that was found, each with {@code usual} and {@code found}, of which one may be missing; {@code
 * sameTasks} and {@code moreTasks}, how many are left out; {@code usualLines} and {@code
 * foundLines}, what happened from where the two part. One that stands for a measurement has {@code
 * headroom}, an array of {@code load}, {@code borne} and {@code remark}.
 */
@NullMarked
package dev.holter.internal.page;

import org.jspecify.annotations.NullMarked;
